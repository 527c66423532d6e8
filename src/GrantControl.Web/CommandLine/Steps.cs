namespace GrantControl.Web.CommandLine;

/// <summary>Tells the person at the terminal what is being done, a line a step.</summary>
public sealed class Steps(TextWriter output)
{
    private readonly Lock _gate = new();

    /// <summary>Where a program's steps belong: on standard output.</summary>
    public static Steps Console { get; } = new(System.Console.Out);

    /// <summary>No output at all, for tests.</summary>
    public static Steps Silent { get; } = new(TextWriter.Null);

    public void Say(string step)
    {
        lock (_gate)
        {
            output.WriteLine(step);
            output.Flush();
        }
    }
}
