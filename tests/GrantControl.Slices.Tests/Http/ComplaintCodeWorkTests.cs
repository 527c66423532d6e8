using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using GrantControl.Journal.Complaints;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>
/// A code looked up costs the same work whether it is right, wrong or no code at all: counted, because a clock on a busy
/// machine proves nothing.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class ComplaintCodeWorkTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Lookup = "FROM claim";

    [Fact]
    public async Task A_code_is_looked_up_by_one_statement_whatever_is_wrong_with_it()
    {
        var filed = await web.Anonymous().CommandAsync("/api/v1/complaints", new { what = "Algo cierto.", department = "GT.HU" });
        var right = filed.Json.GetProperty("code").GetString()!;
        var near = right[..^1] + (right[^1] == '0' ? '1' : '0');

        var found = await CountAsync(right);
        found.Found.Should().NotBeNull();
        found.Statements.Count(s => s.Contains(Lookup, StringComparison.Ordinal)).Should().Be(1);
        found.Statements.Should().HaveCountGreaterThan(1, "what was found is read, and only then");

        foreach (var wrong in new[] { near, right[..^1], right + "0", "", null, "X", new string('0', 34), new string('A', 5_000), "'; DROP TABLE claim; --", "ñandú 🦜" })
        {
            var (nothing, statements) = await CountAsync(wrong);
            nothing.Should().BeNull();
            statements.Should().Equal([found.Statements[0]], "«{0}» is asked for like a right one", wrong);
        }
    }

    [Fact]
    public void A_code_is_hashed_once_a_key_whatever_was_typed()
    {
        var folder = Directory.CreateTempSubdirectory("gc-keys-");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, ComplaintKeys.FileName));
            File.WriteAllLines(file.FullName, Enumerable.Range(0, 3).Select(_ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
            var codes = new TrackingCodes(new ComplaintKeys(file));
            var right = codes.Make("mj", "orden-1");
            foreach (var typed in new[] { right, right.ToLowerInvariant(), right[..^1], right + "0", "", null, new string('A', 5_000), "ñandú" })
            {
                codes.Hashes(typed).Should().HaveCount(3).And.OnlyHaveUniqueItems().And.OnlyContain(h => h.Length == 64);
            }

            codes.Hashes(right + "0").Should().NotIntersectWith(codes.Hashes(right), "one character more is another code");
            codes.Hashes(new string('A', 5_000)).Should().Equal(codes.Hashes(new string('A', TrackingCodes.MaxTyped)), "what lies beyond is not looked at");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Looks a code up as the citizens' door does, and hears which statements went to the database for it.</summary>
    private async Task<(FoundComplaint? Found, IReadOnlyList<string> Statements)> CountAsync(string? typed)
    {
        using var own = new Activity("code").SetIdFormat(ActivityIdFormat.W3C).Start();
        var heard = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == own.TraceId && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text)
                {
                    heard.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var found = await web.App.Services.GetRequiredService<ComplaintQueries>().FindAsync(TestDatabase.Institution, typed, CancellationToken.None);
        return (found, [.. heard]);
    }
}
