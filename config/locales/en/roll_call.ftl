# The roll: only secretaries and deputies read these lines.
roll =
    📋 <b>Roll call</b> of { $title }, { $when }
    Tap a name to change it: ✅ present → ⏰ late → 📝 excused → ❌ unexcused.

    ✅ { $present }  ⏰ { $late }  📝 { $excused }  ❌ { $unexcused }  ❓ not marked: { $unmarked }
    When you are done, tap «✅ Close the roll» at the bottom.
roll-open = ❓ { $name }
roll-present = ✅ { $name }
roll-late = ⏰ { $name }
roll-excused = 📝 { $name }
roll-unexcused = ❌ { $name }
roll-exempt = ▫️ { $name } (exempt)
roll-exempt-present = ✅ { $name } (exempt)
roll-exempt-late = ⏰ { $name } (exempt)
button-page-back = ⬅️ Page { $page }/{ $pages }
button-page-on = Page { $page }/{ $pages } ➡️
button-rest-present = ✅ The others: present
button-take-roll = 📋 Take the roll
button-close-roll = ✅ Close the roll
button-all-present = ✅ All present
button-all-excused = 📝 All excused
button-all-unexcused = ❌ All unexcused
button-roll-on = 📋 Mark them one by one
button-last-roll = 📋 Show the last closed roll
roll-unmarked =
    📋 <b>Roll call</b> of { $title }, { $when }
    { $count ->
        [one] One member is not marked yet
       *[other] { $count } members are not marked yet
    }: <b>{ $names }</b>.
    Please decide: were they present or absent?
roll-closed =
    📋 <b>The roll is closed</b>: { $title }, { $when }
    { $lines }
roll-those-present = ✅ Present ({ $count }): { $names }
roll-count-present = ✅ Present: { $count }
roll-those-late = ⏰ Late ({ $count }): { $names }
roll-those-excused = 📝 Excused ({ $count }): { $names }
roll-those-unexcused = ❌ Unexcused ({ $count }): { $names }
roll-those-exempt = ▫️ Exempt, came all the same ({ $count }): { $names }
roll-figures =
    📊 <b>Figures</b> of { $title }, { $when }
    { $figures }
    { $quorum }

    <b>Opening sentence of the resolution</b> (length as planned, change it if it was another):
    { $opening }
resolution-opening =
    Members: { $total }; present { $present }; absent { $absent } (excused { $excused }, unexcused { $unexcused }); exempt from party work and meetings: { $exempt }. Length: { $minutes } minutes.
roll-which = Whose roll do you want to take?
roll-of = { $branch }: { $when }
roll-too-early = The meeting ({ $title }) begins at <b>{ $when }</b>. You can take the roll from then on.
roll-none = No meeting is waiting for its roll.
roll-already-closed = The roll of this meeting is closed already.
roll-called-off = This meeting was called off; there is no roll to take.
marked-present = { $name }: ✅ present
marked-late = { $name }: ⏰ late
marked-excused = { $name }: 📝 excused
marked-unexcused = { $name }: ❌ unexcused
marked-stayed-away = { $name }: ▫️ stayed away
