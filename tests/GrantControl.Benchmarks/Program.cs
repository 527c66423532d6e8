using GrantControl.Benchmarks;
using GrantControl.Benchmarks.Screens;

// What can be measured; README.md says how to read each table.
return args switch
{
    ["--help", ..] or ["-h", ..] => Usage.Print(Console.Out),
    ["screens", .. var rest] => await ScreensRun.RunAsync(ScreensOptions.Parse(rest)),
    _ => await ClearancesRun.RunAsync(BenchmarkOptions.Parse(args)),
};
