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
