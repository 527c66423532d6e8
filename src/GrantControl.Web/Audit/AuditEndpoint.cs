using System.Text.Json;
using System.Threading.Channels;
using GrantControl.Journal.Audit;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Audit;

/// <summary>
/// Computes everything again from the journal and says what does not agree. Whoever accepts <c>application/x-ndjson</c>
/// reads a line of progress at a time and the report as the last one; everybody else reads the report.
/// </summary>
public static class AuditEndpoint
{
    private const string Lines = "application/x-ndjson";

    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.Get("/audit/verify", VerifyAsync).Produces<AuditAnswer>().WithName("audit-verify").WithTags("audit");

    private static async Task<IResult> VerifyAsync(HttpContext context)
    {
        if (await KnownPerson.RefuseWithoutAsync(context, Role.Audit, Role.Control) is { } refused)
        {
            return refused;
        }

        var verifier = context.RequestServices.GetRequiredService<Verifier>();
        var institution = Caller.Of(context).Institution;
        return context.Request.GetTypedHeaders().Accept.Any(static a => a.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase))
            ? Results.Stream(output => StreamAsync(verifier, institution, output, context.RequestAborted), Lines)
            : Results.Json(AuditAnswer.Of(await verifier.VerifyAsync(institution, progress: null, context.RequestAborted)), CaseJson.Options);
    }

    private static async Task StreamAsync(Verifier verifier, string institution, Stream output, CancellationToken cancellation)
    {
        // A reader slower than the audit loses lines of progress, never the report.
        var steps = Channel.CreateBounded<AuditProgress>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        var audit = VerifyAsync(verifier, institution, steps.Writer, cancellation);
        await foreach (var step in steps.Reader.ReadAllAsync(cancellation))
        {
            await WriteAsync(output, step, cancellation);
        }

        await WriteAsync(output, AuditAnswer.Of(await audit), cancellation);
    }

    private static async Task<AuditReport> VerifyAsync(Verifier verifier, string institution, ChannelWriter<AuditProgress> steps, CancellationToken cancellation)
    {
        try
        {
            return await verifier.VerifyAsync(institution, new ToChannel(steps), cancellation);
        }
        finally
        {
            steps.Complete();
        }
    }

    private static async Task WriteAsync<T>(Stream output, T line, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(output, line, CaseJson.Options, cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
        await output.FlushAsync(cancellation);
    }

    private sealed class ToChannel(ChannelWriter<AuditProgress> steps) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => steps.TryWrite(value);
    }
}

/// <summary>What an audit found.</summary>
/// <param name="First">The first row that does not agree; absent when all do.</param>
/// <param name="Seconds">How long it took, in whole seconds rounded up.</param>
public sealed record AuditAnswer(bool Clean, AuditFinding? First, long Findings, AuditCounts Counts, long Seconds)
{
    public static AuditAnswer Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new AuditAnswer(report.Clean, report.First, report.Findings, report.Counts, (report.Took.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
    }
}
