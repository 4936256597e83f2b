# Figures for the committees: each word followed by its number, never a name.
figures-before =
    Total: { $total }
    Summoned: { $summoned }
    Attending: { $attending }
    Late: { $late }
    Absent: { $absent }
    Not answered: { $silent }
    Rate: { $rate }
figures-before-exempt =
    Total: { $total }
    Summoned: { $summoned }
    Attending: { $attending }
    Late: { $late }
    Absent: { $absent }
    Not answered: { $silent }
    Rate: { $rate }
    Exempt, attending: { $exempt }
figures-after =
    Total: { $total }
    Summoned: { $summoned }
    Present: { $present }
    Late: { $late }
    Absent: { $absent }
    Excused: { $excused }
    Unexcused: { $unexcused }
    Rate: { $rate }
figures-after-exempt =
    Total: { $total }
    Summoned: { $summoned }
    Present: { $present }
    Late: { $late }
    Absent: { $absent }
    Excused: { $excused }
    Unexcused: { $unexcused }
    Rate: { $rate }
    Exempt, present: { $exempt }
quorum-reached = Official members present: { $present }/{ $official } (two thirds reached)
quorum-missed = Official members present: { $present }/{ $official } (two thirds not reached)
quorums = Two thirds of the official members: in { $n }/{ $m } meetings
lines = { $lines }
board-head = 📊 <b>{ $organization }</b>, meetings of { $day }
board-empty = No meeting of this day is left whose replies are due (called off or moved).
board-no-roll = No branch has closed its roll yet.
board-types =
    { "" }
    <b>By branch type</b>
    { $lines }
board-branches =
    { "" }
    <b>Branch by branch</b>
    { $lines }
progress-before = { $n }/{ $m } branches whose replies are due
progress-after = { $n }/{ $m } branches have closed their roll
type = { $type }
type-other = other types
line-before = • { $name }: Summoned { $summoned }, Attending { $attending }, Absent { $absent }, Not answered { $silent }
line-after = • { $name }: Summoned { $summoned }, Present { $present }, Absent { $absent }, Rate { $rate }
line-waiting = • { $name }: roll call to come
line-overdue = • { $name }: no roll call yet
line-called-off = • { $name }: called off
