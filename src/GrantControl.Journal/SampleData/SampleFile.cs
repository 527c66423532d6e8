namespace GrantControl.Journal.SampleData;

/// <summary>The sample tables shipped with the program; where they come from stands in the README beside them.</summary>
public static class SampleFile
{
    public const string ExpenseGroups = "budget_by_expense_group.csv";
    public const string ObjectLines = "budget_by_object_line.csv";
    public const string Purposes = "budget_by_purpose.csv";
    public const string Departments = "budget_by_department.csv";
    public const string Products = "products_physical_financial.csv";
    public const string Visits = "monitoring_visits.csv";
    public const string FundShares = "fonpetrol_by_population.csv";

    /// <summary>The bytes of one of the files above.</summary>
    /// <exception cref="FileNotFoundException">There is no sample of that name.</exception>
    public static byte[] Read(string name)
    {
        using var stream = typeof(SampleFile).Assembly.GetManifestResourceStream($"GrantControl.Journal.SampleData.{name}")
            ?? throw new FileNotFoundException("No such sample.", name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
