//! Editing a table triggers a rebuild of the crate that uses it.

use std::path::Path;

use upyun_codes_tests::Project;

#[test]
fn editing_the_table_triggers_a_rebuild() {
    let project = Project::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited"), "[workspace]");
    project.write(
        "src/main.rs",
        "upyun_codes::define_error_codes! { struct Rows = \"rows.csv\"; }\n\
         fn main() { print!(\"{} {}\", upyun_codes::Code::<Rows>::COUNT, E40310003.message().unwrap()) }\n",
    );
    let run = |rows: &str| {
        project.write("rows.csv", &format!("status,code,message\n{rows}"));
        let printed = project.cargo(&["run"]);
        (printed.stdout, printed.stderr)
    };

    let (printed, errors) = run("403,40310002,region is forbidden\n403,40310003,too slow\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("2 too slow", ""));

    // A changed message is picked up.
    let (printed, errors) = run("403,40310002,region is forbidden\n403,40310003,too late\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("2 too late", ""));

    // A removed row's constant is gone.
    let (printed, errors) = run("403,40310002,region is forbidden\n");
    assert_eq!(printed, "");
    assert!(errors.contains("cannot find value `E40310003` in this scope"), "{errors}");

    // A broken table is rejected, and only its own errors are shown.
    let (_, errors) = run("403,40310003,too late\n403,40310003,again\n");
    assert!(errors.contains("duplicate code `40310003`"), "{errors}");
    assert!(!errors.contains("cannot find value"), "{errors}");

    // Once fixed, it works again.
    let (printed, errors) = run("403,40310003,fixed\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("1 fixed", ""));
}
