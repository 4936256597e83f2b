# Figures for the committees: each word followed by its number, never a name.
group-linked = This group is now linked to <b>{ $organization }</b>. Figures will come here by themselves.
tally-before =
    📊 <b>{ $organization }</b>, meetings of { $day }
    { $figures }
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
