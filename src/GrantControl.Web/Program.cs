using GrantControl.Web.CommandLine;

// What the program can be asked to do; Application.cs is what it serves.
return await new Verbs
{
    Serve = Serving.ServeAsync,
    Migrate = Tools.MigrateAsync,
    SearchRebuild = Tools.SearchRebuildAsync,
    AuditVerify = Tools.AuditVerifyAsync,
    ImportBudget = Tools.ImportBudgetAsync,
    Diagram = Tools.DiagramAsync,
}.RunAsync(args);
