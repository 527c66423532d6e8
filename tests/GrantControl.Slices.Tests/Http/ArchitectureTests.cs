using System.Reflection;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using GrantControl.Web;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The dependency rule of the architecture, read off the compiled assemblies.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Kernel = typeof(ICaseKind).Assembly;
    private static readonly Assembly Cases = typeof(GrantKind).Assembly;
    private static readonly Assembly Journal = typeof(JournalDatabase).Assembly;
    private static readonly Assembly Web = typeof(Application).Assembly;

    [Fact]
    public void Kernel_knows_nothing_but_the_base_class_library() => Foreign(Kernel).Should().BeEmpty();

    [Fact]
    public void Cases_know_the_kernel_and_nothing_else() => Foreign(Cases).Should().Equal("GrantControl.Kernel");

    [Fact]
    public void The_journal_knows_no_web_no_cluster_and_no_Orleans() =>
        References(Journal).Should().NotContain(n => Is(n, "GrantControl.Web", "GrantControl.Cluster", "Orleans", "Microsoft.Orleans", "Stateless"));

    [Fact]
    public void Npgsql_and_Orleans_stop_before_the_web() =>
        References(Web).Should().NotContain(n => Is(n, "Npgsql", "Dapper", "Orleans", "Microsoft.Orleans", "Stateless", "Microsoft.EntityFrameworkCore"));

    [Fact]
    public void Pure_projects_have_no_clock_no_files_and_no_network() =>
        new[] { Kernel, Cases }.SelectMany(References)
            .Should().NotContain(n => Is(n, "System.Net", "System.IO.FileSystem", "System.Data", "System.Diagnostics.Process", "System.Console"));

    [Fact]
    public void The_check_sees_what_it_forbids() => References(Journal).Should().Contain(n => Is(n, "Npgsql"));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static IEnumerable<string> Foreign(Assembly assembly) => References(assembly).Where(n => !Is(n, "System", "netstandard", "mscorlib"));

    private static bool Is(string name, params string[] roots) =>
        roots.Any(root => name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
