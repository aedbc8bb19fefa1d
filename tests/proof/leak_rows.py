"""The rows of the table of leaks, L1 to L30, and of the surroundings: which test proves each.

`tests/proof/test_leak_rows.py` holds this list: a test that is gone or renamed is noticed there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One way in which words could get out, or in which the surroundings could do harm."""

    name: str
    what: str
    tests: tuple[str, ...] = ()
    """Files and names of tests, as in `storage/test_pages.py::test_a_page`."""
    words: tuple[tuple[str, str], ...] = ()
    """Where it can only be told: a file, and words that must stand in it."""


_WALK_17 = "e2e/test_walk_17_nothing_is_left.py"
_AT_THE_WINDOW = "proof/test_hour_at_the_window.py::test_no_word_is_outside_while_things_go_wrong"
_COPY = "ui/widgets/test_marked_copy.py"
_MAC = "system/test_mac.py"
_TRACE = (
    "e2e/test_around_the_window.py::test_no_network_socket_is_made_and_nothing_is_written_elsewhere"
)
_ANOTHER_USER = "proof/test_another_user.py"
_FULL_DISK = "storage/test_full_disk.py"

ROWS = (
    Row(
        "L1",
        "temporary files, log of the database, what does not fit into memory",
        (
            "storage/test_connection.py::test_what_does_not_fit_into_memory_never_goes_to_a_temporary_file",
            "storage/test_no_plain_text.py::test_no_file_holds_a_word_while_open_after_closing_and_in_copies",
            "storage/test_no_plain_text.py::test_a_plain_database_would_be_noticed",
            "e2e/test_walk_2_killed_while_typing.py::test_what_was_called_saved_survives_a_kill",
            _TRACE,
        ),
    ),
    Row(
        "L2",
        "deleted text inside the file",
        (
            "services/test_bin_for_good.py::test_no_page_holds_a_word_of_what_went_for_good",
            "services/test_bin_for_good.py::test_no_page_holds_a_word_of_what_was_emptied",
            "services/test_bin_for_good.py::test_a_note_that_was_put_away_leaves_the_index_as_well",
        ),
    ),
    Row(
        "L3",
        "settings of the device",
        (
            f"{_WALK_17}::test_an_undo_history_a_selection_a_copy_a_search_and_a_menu",
            "e2e/test_leaks.py::test_a_word_in_a_file_is_found_however_it_is_spelled",
        ),
    ),
    Row(
        "L4",
        "history of the choice of files",
        ("system/test_file_dialogs.py::test_no_folder_is_noted_anywhere",),
    ),
    Row(
        "L5",
        "list of recent files",
        (
            "system/test_file_dialogs.py::test_no_folder_is_noted_anywhere",
            "ui/exchange/test_sheet.py::test_all_there_is_goes_with_its_files_under_a_neutral_name",
            "ui/papers/test_sheet.py::test_its_name_tells_nothing_and_only_the_text_goes",
            f"{_WALK_17}::test_a_sheet_with_a_choice_of_files_over_it",
        ),
    ),
    Row(
        "L6",
        "logs, and what is said on standard error",
        (
            "ui/test_errors.py::test_what_qt_says_is_noted_without_its_words",
            "storage/test_connection.py::test_what_goes_wrong_inside_is_not_told_on_standard_error",
            "proof/test_scripted_hour.py::test_an_hour_with_twenty_errors_leaves_no_word_outside",
            _AT_THE_WINDOW,
        ),
    ),
    Row(
        "L7",
        "texts of errors and their traces",
        (
            "ui/test_errors.py::test_an_error_nobody_caught_is_taken_and_logged_without_words",
            "ui/test_errors.py::test_copied_details_name_types_and_places_only",
            "test_main.py::test_a_fault_tells_nothing_of_what_was_written",
            "storage/test_connection.py::test_a_bug_tells_a_code_and_neither_statement_nor_words",
            "proof/test_scripted_hour.py::test_an_hour_with_twenty_errors_leaves_no_word_outside",
        ),
    ),
    Row(
        "L8",
        "clipboard",
        (
            "system/test_clipboard.py::test_text_asks_clipboard_managers_not_to_keep_it",
            "system/test_clipboard.py::test_windows_is_asked_in_its_own_three_ways",
            f"{_MAC}::test_what_is_copied_is_written_with_the_mark_and_for_this_computer",
            f"{_MAC}::test_what_we_copied_is_taken_back",
            f"{_COPY}::test_what_is_copied_asks_to_be_kept_by_nobody",
            f"{_COPY}::test_what_is_cut_does_and_is_gone",
            f"{_COPY}::test_what_opens_the_journal_is_handed_out_in_no_way",
            "e2e/test_walk_3_lock.py::test_what_was_copied_is_taken_back",
            f"{_WALK_17}::test_what_was_copied_does_not_outlive_the_app",
        ),
        (("README.md", "written for macOS and was never run there"),),
    ),
    Row(
        "L9",
        "selection that X11 publishes",
        (
            "system/test_clipboard.py::test_what_we_copied_or_selected_is_taken_back",
            f"{_WALK_17}::test_an_undo_history_a_selection_a_copy_a_search_and_a_menu",
        ),
    ),
    Row(
        "L10",
        "words dragged out",
        (f"{_WALK_17}::test_words_under_the_mouse", f"{_COPY}::test_what_is_dragged_is_plain"),
    ),
    Row(
        "L11",
        "undo histories",
        (
            "ui/editor/test_editor.py::test_loading_is_no_edit_and_nothing_before_it_can_be_undone",
            f"{_WALK_17}::test_an_undo_history_a_selection_a_copy_a_search_and_a_menu",
        ),
    ),
    Row(
        "L12",
        "pasted web pages that ask for files and pictures",
        (
            "ui/editor/test_editor.py::test_nothing_is_ever_fetched",
            "ui/editor/test_editor.py::test_pasted_html_brings_words_and_no_picture",
            _TRACE,
        ),
    ),
    Row(
        "L13",
        "title of the window",
        (f"{_WALK_17}::test_an_undo_history_a_selection_a_copy_a_search_and_a_menu",),
    ),
    Row(
        "L14",
        "notifications, and all else that is said on the session bus",
        (
            "proof/test_never_asked.py::test_nothing_of_it_is_in_the_program",
            "ui/tray/test_tray.py::test_it_says_its_name_alone",
            _AT_THE_WINDOW,
        ),
    ),
    Row(
        "L15",
        "pictures of the screen",
        (
            "system/test_screen_capture.py::test_windows_is_asked_to_leave_the_window_out",
            "system/test_screen_capture.py::test_macos_is_asked_where_the_window_is_its_own",
            "ui/test_cover.py::test_the_cover_looks_like_a_note_and_takes_no_words",
            "ui/test_window.py::test_a_picture_of_the_cover_shows_the_cover_and_nothing_of_the_page",
            "e2e/test_walk_3_lock.py::test_the_quick_cover_hides_at_once_and_then_locks",
        ),
        (("README.md", "**Pictures of the screen**"),),
    ),
    Row(
        "L16",
        "accessibility bus",
        (
            "e2e/test_walk_3_lock.py::test_after_locking_no_word_is_left_and_opening_leads_back",
            f"{_WALK_17}::test_the_note_of_a_pause",
        ),
    ),
    Row(
        "L17",
        "input methods that learn",
        (
            "ui/widgets/test_input_hints.py::test_every_kind_of_field_asks_input_methods_not_to_learn",
            "ui/widgets/test_input_hints.py::test_nobody_makes_a_field_without_them",
            "ui/editor/test_editor.py::test_input_methods_are_asked_to_learn_nothing",
        ),
    ),
    Row(
        "L18",
        "dictionaries of a spell check: there is none",
        ("proof/test_never_asked.py::test_nothing_of_it_is_in_the_program",),
    ),
    Row(
        "L19",
        "core files",
        (
            "proof/test_no_core.py::test_a_crash_leaves_no_core",
            "proof/test_no_core.py::test_a_core_would_be_noticed",
        ),
    ),
    Row(
        "L20",
        "reports of crashes",
        (
            "test_main.py::test_its_memory_and_its_files_belong_to_its_owner",
            "system/test_crashes.py::test_places_are_noted_for_the_owner_alone_and_nothing_is_printed",
        ),
    ),
    Row(
        "L21",
        "swap and hibernation",
        words=(("README.md", "**Swap and hibernation**: the system may write memory"),),
    ),
    Row(
        "L22",
        "memory after locking",
        (
            "e2e/test_walk_3_lock.py::test_after_locking_no_word_is_left_and_opening_leads_back",
            f"{_WALK_17}::test_the_small_window_and_the_find_bar",
        ),
    ),
    Row(
        "L23",
        "printing",
        (
            "ui/papers/test_pdf.py::test_it_tells_neither_program_nor_time_nor_person_nor_place",
            "cli/test_export_part.py::test_paper_says_nothing_of_where_it_was_made",
            "system/test_printing.py::test_no_file_is_made_on_the_way",
        ),
        (("journal_app/ui/papers/sheet.py", "A printer"),),
    ),
    Row(
        "L24",
        "exports",
        (
            "services/test_exchange.py::test_the_archive_can_be_read_by_its_owner_alone",
            "services/test_exchange.py::test_an_export_the_disk_refuses_leaves_nothing",
            "cli/test_export.py::test_asked_to_end_it_takes_away_what_is_half_written",
            "cli/test_export.py::test_killed_on_its_way_no_whole_copy_is_left",
            "services/test_exchange.py::test_what_an_interrupted_export_left_is_cleared_away",
            "ui/exchange/test_sheet.py::test_closed_on_its_way_it_ends_and_leaves_nothing",
        ),
    ),
    Row(
        "L25",
        "emergency files",
        (
            "e2e/test_full_disk.py::test_a_full_disk_is_named_and_saving_goes_on_by_itself",
            "proof/test_scripted_hour.py::test_an_hour_with_twenty_errors_leaves_no_word_outside",
        ),
    ),
    Row(
        "L26",
        "command line that others and the session can see",
        (
            f"{_WALK_17}::test_an_undo_history_a_selection_a_copy_a_search_and_a_menu",
            "e2e/test_around_the_window.py::test_the_end_of_the_session_keeps_what_was_just_typed",
        ),
    ),
    Row(
        "L27",
        "network",
        (
            "proof/test_no_network.py::test_a_whole_evening_without_a_network",
            "proof/test_no_network.py::test_a_socket_would_be_noticed",
            _TRACE,
        ),
    ),
    Row(
        "L28",
        "names and sizes of files",
        (
            "security/test_folder.py::test_the_names_are_those_written_down",
            "proof/test_names_of_files.py::"
            "test_a_life_leaves_neutral_names_and_no_file_for_what_was_written",
            "cli/test_add.py::test_no_word_is_left_anywhere_in_the_open",
        ),
    ),
    Row(
        "L29",
        "label in the keyring",
        ("security/test_keyring_entry.py::test_the_entry_is_one_neutral_line",),
    ),
    Row(
        "L30",
        "texts with signs that end texts elsewhere",
        (
            "core/test_text.py::test_what_is_kept_can_always_be_written",
            "proof/test_text_comes_back.py::test_any_text_comes_back",
        ),
    ),
    Row(
        "full disk",
        "also with no byte free at the start",
        (
            f"{_FULL_DISK}::test_with_no_byte_free_the_journal_opens_exclusively",
            f"{_FULL_DISK}::test_with_no_byte_free_the_app_starts_and_everything_can_be_read",
            "app/test_start.py::test_without_a_place_for_a_log_the_app_starts_all_the_same",
            f"{_FULL_DISK}::test_a_disk_that_fills_loses_nothing_and_saving_resumes_by_itself",
        ),
    ),
    Row(
        "read-only folder",
        "nothing is begun, and that is said",
        (
            f"{_FULL_DISK}::test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_begun",
            f"{_FULL_DISK}::test_on_a_disk_that_takes_nothing_it_is_said_and_nothing_is_touched",
        ),
    ),
    Row(
        "vanished folder",
        "and a file replaced under the app",
        (
            "services/test_replaced_while_open.py::test_where_the_whole_folder_is_gone_the_text_stays_and_nothing_is_made",
            "services/test_replaced_while_open.py::test_a_save_is_refused_before_it_goes_nowhere",
            "e2e/test_walk_22_files_in_trouble.py::test_a_journal_replaced_while_it_is_open_is_put_back",
        ),
    ),
    Row(
        "clock",
        "2040, 1970, one day back, every zone, the nights the clocks change",
        (
            "core/test_clock.py::test_now_agrees_with_the_rules_of_the_zone",
            "e2e/test_walk_11_bad_input.py::test_a_clock_that_jumps_loses_no_moment_and_offers_nothing_wrong",
            "proof/test_any_clock.py::test_a_life_at_any_time_is_kept_and_told_in_its_order",
            "proof/test_any_clock.py::test_the_app_lives_through_every_jump_of_the_clock",
            "core/test_thinning.py::test_with_any_dates_the_newest_and_the_pinned_stay",
        ),
    ),
    Row(
        "two users",
        "neither gets into the journal of the other",
        (
            f"{_ANOTHER_USER}::test_the_folder_of_another_user_is_refused_in_words",
            f"{_ANOTHER_USER}::test_no_journal_is_begun_in_a_folder_another_user_left_open_to_all",
            f"{_ANOTHER_USER}::test_what_is_made_is_closed_to_every_other_user",
        ),
    ),
    Row(
        "no locks",
        "a disk that cannot keep two programs apart",
        (
            "services/test_instance.py::test_a_disk_that_knows_no_locks_is_refused_in_words_and_nothing_is_written",
        ),
    ),
    Row(
        "killed",
        "what SIGKILL leaves in files",
        (
            "proof/test_scripted_hour.py::test_killed_in_that_hour_no_file_holds_a_word",
            "e2e/test_walk_2_killed_while_typing.py::test_what_was_called_saved_survives_a_kill",
        ),
    ),
)
"""All of them, in the order of the table they come from."""
