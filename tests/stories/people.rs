//! Getting to know each other: codes, consent, links, and the end of them.

use crate::support::*;

#[tokio::test]
async fn nothing_starts_before_consent_and_only_the_given_name_is_shown() {
    let mut town = Town::new().await;
    let code = town.code_for(AN).await;

    town.opens(AN, &code).await;
    let shown = town.reads(AN);
    assert!(shown.starts_with("Chào đồng chí An.") && !shown.contains("Nguyễn"), "{shown}");
    assert!(shown.contains("máy chủ của Telegram đặt ở nước ngoài"), "{shown}");
    town.says(AN, "có").await;
    assert_eq!(town.reads(AN), shown, "asked again");

    town.taps(AN, "Từ chối").await;
    assert!(town.reads(AN).contains("Tôi không lưu gì của đồng chí"), "{}", town.reads(AN));
    town.says(AN, &code.to_lowercase().replace('-', " ")).await;
    town.taps(AN, "✅ Đồng ý").await;
    assert!(town.reads(AN).contains("Cảm ơn đồng chí An, đã liên kết xong"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_wrong_used_or_expired_code_gets_a_polite_answer() {
    let mut town = Town::new().await;
    let first = town.code_for(AN).await;
    let second = town.code_for(AN).await;
    let late = town.code_for(BINH).await;

    town.opens(XUAN, "AAAA-BBBB-CCCC").await;
    assert!(town.reads(XUAN).contains("Mã này không đúng"), "{}", town.reads(XUAN));
    town.says(XUAN, "/start").await;
    assert!(town.reads(XUAN).contains("xin bí thư chi bộ mã mời"), "{}", town.reads(XUAN));

    town.opens(AN, &first).await;
    town.taps(AN, "✅ Đồng ý").await;
    town.opens(XUAN, &second).await;
    assert!(
        town.reads(XUAN).contains("Mã này đã được dùng"),
        "consent uses up every code: {}",
        town.reads(XUAN)
    );
    town.opens(AN, &first).await;
    assert!(town.reads(AN).contains("Đồng chí đã liên kết rồi"), "{}", town.reads(AN));

    town.at("2026-12-21T08:01+07:00").await;
    town.opens(BINH, &late).await;
    assert!(town.reads(BINH).contains("Mã này đã hết hạn"), "{}", town.reads(BINH));
}

#[tokio::test]
async fn after_ten_wrong_codes_an_account_waits_an_hour() {
    let mut town = Town::new().await;
    let code = town.code_for(AN).await;
    for _ in 0..10 {
        town.says(AN, "/start ABCD").await;
    }
    assert!(town.reads(AN).contains("Mã này không đúng"), "{}", town.reads(AN));
    town.opens(AN, &code).await;
    assert!(town.reads(AN).contains("Một giờ nữa đồng chí thử lại"), "{}", town.reads(AN));
    town.at("2026-11-21T09:10+07:00").await;
    town.opens(AN, &code).await;
    assert!(town.reads(AN).contains("Chào đồng chí An."), "{}", town.reads(AN));
}

#[tokio::test]
async fn one_account_has_one_member_and_one_member_one_account() {
    let mut town = Town::new().await;
    let (of_an, spare, of_binh) =
        (town.code_for(AN).await, town.code_for(AN).await, town.code_for(BINH).await);
    town.opens(AN, &of_an).await;
    town.opens(XUAN, &spare).await;
    town.taps(AN, "✅ Đồng ý").await;

    town.taps(XUAN, "✅ Đồng ý").await;
    assert!(town.reads(XUAN).contains("đã liên kết bằng tài khoản khác"), "{}", town.reads(XUAN));
    town.opens(AN, &of_binh).await;
    assert!(town.reads(AN).contains("Tài khoản này đã liên kết với một đồng chí khác"), "{}", town.reads(AN));
    town.opens(BINH, &of_binh).await;
    town.taps(BINH, "✅ Đồng ý").await;
    assert!(town.reads(BINH).contains("đã liên kết xong"), "another's visit used nothing up");
}

#[tokio::test]
async fn the_secretary_is_told_of_each_link_and_can_undo_it() {
    let mut town = Town::new().await;
    for who in [DUNG, BINH] {
        let code = town.code_for(who).await;
        town.opens(who, &code).await;
        town.taps(who, "✅ Đồng ý").await;
    }
    let wrong = town.code_for(AN).await;
    town.opens(XUAN, &wrong).await;
    town.taps(XUAN, "✅ Đồng ý").await;
    assert!(town.reads(DUNG).contains("Đồng chí Nguyễn Văn An vừa liên kết"), "{}", town.reads(DUNG));

    town.taps(DUNG, "Hủy liên kết này").await;
    assert!(town.reads(DUNG).contains("Đã hủy liên kết của đồng chí Nguyễn Văn An"), "{}", town.reads(DUNG));
    assert!(town.reads(XUAN).contains("Bí thư đã hủy liên kết của tài khoản này"), "{}", town.reads(XUAN));
    town.says(XUAN, "có").await;
    assert!(town.reads(XUAN).contains("Tôi chưa biết đồng chí là ai"), "{}", town.reads(XUAN));

    let right = town.code_for(AN).await;
    town.opens(AN, &right).await;
    town.taps(AN, "✅ Đồng ý").await;
    town.world.taps_labelled(DUNG.id, DUNG.id, "Hủy liên kết này").expect("the newest button");
    town.settle().await;
    assert!(town.reads(AN).contains("Bí thư đã hủy liên kết"), "{}", town.reads(AN));
}

#[tokio::test]
async fn moi_lists_those_without_an_account_by_given_name_with_codes_that_work() {
    let mut town = Town::new().await;
    for who in [DUNG, KHOI] {
        let code = town.code_for(who).await;
        town.opens(who, &code).await;
        town.taps(who, "✅ Đồng ý").await;
    }
    town.world.blocks(KHOI.id);
    town.says(DUNG, "/moi").await;

    let said: Vec<String> = town.world.messages(DUNG.id).iter().map(|said| said.text.clone()).collect();
    let [head, list, unreachable] = &said[said.len() - 3..] else { panic!("{said:?}") };
    assert!(head.contains("Chi bộ thôn Đông: 6 đồng chí chưa liên kết"), "{head}");
    let names: Vec<&str> = list.lines().step_by(2).map(|line| line.split_once(". ").unwrap().1).collect();
    assert_eq!(
        names,
        ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Chi", "Hoàng Văn Em", "Vũ Đình Gia", "Đỗ Thị Hoa"]
    );
    assert!(unreachable.contains("Không nhắn được") && unreachable.contains("Bùi Văn Khôi"), "{unreachable}");

    let line = list.lines().nth(1).unwrap();
    let (code, link) = line.split_once(" · ").unwrap();
    assert_eq!(link, format!("https://t.me/{}?start={code}", town.world.bot().username));
    town.opens(AN, code).await;
    assert!(town.reads(AN).contains("Chào đồng chí An."), "{}", town.reads(AN));

    town.taps(AN, "✅ Đồng ý").await;
    town.says(AN, "/moi").await;
    assert!(town.reads(AN).contains("dành cho bí thư"), "{}", town.reads(AN));
}

#[tokio::test]
async fn whoever_the_operator_vouches_for_reads_the_terms_before_anything_else_and_can_leave() {
    let mut town = Town::new().await;
    let vouched = ROSTER
        .replace("diện\n", "diện,telegram id\n")
        .replace("D01,Nguyễn Văn An,đảng viên,chính thức\n", "D01,Nguyễn Văn An,đảng viên,chính thức,1001\n");
    town.world.starts(AN.id, None);
    town.settle().await;
    assert_eq!(town.imports(&vouched).await.changed(), 1);

    let code = town.code_for(DUNG).await;
    town.opens(DUNG, &code).await;
    town.taps(DUNG, "✅ Đồng ý").await;
    town.calls(DUNG, "19:30 26/11/2026 Nhà văn hóa thôn").await;
    town.at("2026-11-21T20:00+07:00").await;
    let said: Vec<String> = town.world.messages(AN.id).iter().map(|said| said.text.clone()).collect();
    let terms = said.iter().position(|text| text.contains("Đơn vị vận hành đã liên kết tài khoản này"));
    let invitation = said.iter().position(|text| text.contains("mời đồng chí dự"));
    assert!(terms.is_some() && terms < invitation, "{said:#?}");

    town.taps(AN, "Rút lại đồng ý").await;
    town.taps(AN, "✅ Rút lại đồng ý").await;
    assert!(town.reads(AN).contains("tôi sẽ không nhắn nữa"), "{}", town.reads(AN));
    let changes = town.imports(&vouched).await;
    assert_eq!((changes.added(), changes.changed(), changes.left_aside.len()), (0, 0, 1));
    let before = town.world.messages(AN.id).len();
    town.at("2026-11-27T08:00+07:00").await;
    assert_eq!(town.world.messages(AN.id).len(), before, "no roster links them again");
}

#[tokio::test]
async fn who_blocks_the_bot_is_unreachable_until_they_return_and_then_gets_what_they_missed() {
    let mut town = Town::linked().await;
    town.world.blocks(BINH.id);
    town.settle().await;
    town.says(DUNG, "/moi").await;
    assert!(town.reads(DUNG).contains("Không nhắn được") && town.reads(DUNG).contains("Trần Thị Bình"));

    town.calls(DUNG, "19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.at("2026-11-29T08:00+07:00").await;
    assert_eq!((town.heard(AN, "mời đồng chí dự"), town.heard(BINH, "mời đồng chí dự")), (1, 0));

    town.world.unblocks(BINH.id);
    town.settle().await;
    assert_eq!(town.heard(BINH, "mời đồng chí dự"), 1);
    town.taps(BINH, "✅ Có mặt").await;
    assert!(town.reads(BINH).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(BINH));

    town.world.blocks(BINH.id);
    town.world.unblocks(BINH.id);
    town.settle().await;
    assert_eq!(town.heard(BINH, "mời đồng chí dự"), 1, "what one has is not said again");
}

#[tokio::test]
async fn a_member_sees_takes_along_and_deletes_what_is_kept_of_them() {
    let mut town = Town::invited().await;
    town.says(AN, "vắng, em đi viện").await;
    town.says(AN, "/cuatoi").await;
    let shown = town.reads(AN);
    for line in [
        "Nguyễn Văn An (mã D01)",
        "Chi bộ thôn Đông: đảng viên chính thức",
        "Đã đồng ý (bản 2026-01)",
        "vắng mặt",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }

    town.taps(AN, "📥 Xuất dữ liệu").await;
    let file = town.file(AN);
    for words in ["\"name\": \"Nguyễn Văn An\"", "vắng, em đi viện", "\"telegram_id\": 1001"] {
        assert!(file.contains(words), "{words}\n{file}");
    }

    town.says(AN, "/cuatoi").await;
    town.taps(AN, "Xóa dữ liệu").await;
    town.taps(AN, "Thôi").await;
    town.says(AN, "/cuatoi").await;
    assert!(town.reads(AN).contains("mã D01"), "nothing was deleted");
    town.taps(AN, "Xóa dữ liệu").await;
    town.taps(AN, "✅ Xóa dữ liệu của tôi").await;
    assert!(town.reads(AN).contains("Đã xóa dữ liệu của đồng chí"), "{}", town.reads(AN));

    let kept = town.dump().await;
    for words in ["đi viện", "vắng, em", "\"id\":1001"] {
        assert!(!kept.contains(words), "{words} is still kept");
    }
    let account: Vec<&str> = kept.lines().filter(|row| row.contains("1001,")).collect();
    assert!(
        account.iter().all(|row| row.starts_with("1,1001,") || row.contains("Đã xóa dữ liệu")),
        "only the last words and their pace know the account: {account:#?}"
    );
    assert!(kept.contains("Nguyễn Văn An"), "the roster's row stays");
}

#[tokio::test]
async fn the_language_is_each_members_own() {
    let mut town = Town::linked().await;
    town.says(AN, "/language").await;
    town.taps(AN, "English").await;
    assert!(town.reads(AN).contains("From now on I speak English"), "{}", town.reads(AN));
    town.says(AN, "/help").await;
    assert!(town.reads(AN).contains("/feedback – send an opinion"), "{}", town.reads(AN));
    assert!(!town.reads(AN).contains("/meeting"), "{}", town.reads(AN));
    town.says(DUNG, "/trogiup").await;
    assert!(town.reads(DUNG).contains("/hop – tạo buổi họp"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn the_menu_shows_what_one_may_do_in_ones_own_language() {
    let mut town = Town::linked().await;
    town.sets_menus().await;
    assert_eq!(town.menu("default", "", None)[0].0, "lich");
    assert_eq!(town.menu("default", "en", None)[0].0, "schedule");
    assert!(town.menu("all_group_chats", "", None).iter().any(|(name, _)| name == "lienket"));
    assert_eq!(
        town.menu("chat", "", Some(DUNG))[0],
        ("hop".into(), "tạo buổi họp, đặt lịch hằng tháng".into())
    );
    assert_eq!(town.menu("chat", "", Some(AN)), [], "a member sees what everyone sees");

    town.says(DUNG, "/ngonngu").await;
    town.taps(DUNG, "English").await;
    town.imports(&ROSTER.replace("Hoàng Văn Em,phó bí thư", "Hoàng Văn Em,đảng viên")).await;
    town.sets_menus().await;
    assert_eq!(town.menu("chat", "", Some(DUNG))[0].0, "meeting");
    assert_eq!(town.menu("chat", "", Some(EM))[0].0, "lich", "no longer deputy");
}

#[tokio::test]
async fn who_comes_to_another_branch_is_invited_there_but_not_at_night() {
    let mut town = Town::invited().await;
    town.at("2026-11-29T23:00+07:00").await;
    town.imports(&ROSTER.replace("thôn Tây,thôn,T02", "thôn Đông,thôn,T02")).await;
    assert_eq!(town.heard(NAM, "mời đồng chí dự"), 0, "it is night");
    town.at("2026-11-30T07:00+07:00").await;
    assert_eq!(town.heard(NAM, "mời đồng chí dự"), 1);
    town.taps(NAM, "✅ Có mặt").await;
    assert!(town.reads(NAM).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(NAM));
}
