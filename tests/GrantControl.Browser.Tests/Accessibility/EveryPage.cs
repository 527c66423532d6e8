using System.Text;

namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>Every page of the program. A page that is not here fails <see cref="EveryPageTests"/>, so a new one is added with its test.</summary>
internal static class EveryPage
{
    private const string Draft = "[Agua segura en aldeas de montaña]";
    private const string Submitted = "[Huertos escolares comunitarios]";
    private const string Reviewed = "[Becas para jóvenes artesanas]";
    private const string Returned = "[Prevención de violencia en barrios]";
    private const string Suspended = "[Formación de promotoras de salud]";
    private const string Closed = "[Rescate de semillas criollas]";

    private const string PlanSection = "plan/{kind}/{id}/{section:regex(^(general|results|activities|budget|tranches)$)}/{mode:regex(^amend$)?}";

    private const string Paper = "cases/{kind}/{id}/papers/{version:long}";

    public static IReadOnlyList<KnownPage> All { get; } =
    [
        new("sign in", "sign-in", null, "/sign-in"),
        new("sign out", "sign-out", "legal1", "/sign-out"),
        new("account", "account", "legal1", "/account"),
        new("account of an organisation's person", "account", "formula-a", "/account"),
        new("inbox", "inbox", "legal1", "/inbox"),
        new("inbox of an organisation", "inbox", "formula-a", "/inbox"),
        new("empty inbox", "inbox", "admin", "/inbox"),
        new("list of cases", "cases", "control1", "/cases?kind=grants"),
        new("draft", "cases/{kind}/{id}", "formula-a", $"/cases/grants/{Draft}"),
        new("case under review", "cases/{kind}/{id}", "finanzas1", $"/cases/grants/{Reviewed}"),
        new("returned case", "cases/{kind}/{id}", "formula-c", $"/cases/grants/{Returned}"),
        new("suspended case", "cases/{kind}/{id}", "titular1", $"/cases/grants/{Suspended}"),
        new("closed case", "cases/{kind}/{id}", "auditoria1", $"/cases/grants/{Closed}"),
        new("case as it was", "cases/{kind}/{id}/at/{version:long}", "auditoria1", $"/cases/grants/{Closed}/at/7"),
        new("event", "cases/{kind}/{id}/events/{version:long}", "auditoria1", $"/cases/grants/{Closed}/events/7"),
        new("history", "cases/{kind}/{id}/history", "auditoria1", $"/cases/grants/{Closed}/history"),
        new("money of a case", "cases/{kind}/{id}/money/{account}", "auditoria1", $"/cases/grants/{Closed}/money/paid"),
        new("money of a contract", "cases/{kind}/{id}/money/{account}", "auditoria1", "/cases/contracts/[Servicio de imprenta]/money/disbursed"),
        new("differences", "cases/{kind}/{id}/differences", "control1", $"/cases/grants/{Returned}/differences"),
        new("opening a case", "cases/{kind}/open", "formula-a", "/cases/grants/open"),
        new("form of a gate", "cases/{kind}/{id}/do/{command}", "legal1", $"/cases/grants/{Reviewed}/do/clear"),
        new("form of an observation", "cases/{kind}/{id}/do/{command}", "finanzas1", $"/cases/grants/{Reviewed}/do/observe"),
        new("form with errors", "cases/{kind}/{id}/do/{command}", "finanzas4", $"/cases/grants/{Reviewed}/do/observe", Status: 422) { Reach = SendNothingAsync },
        new("check page", "cases/{kind}/{id}/do/{command}", "tecnico1", $"/cases/grants/{Submitted}/do/admit") { Reach = GoOnAsync },
        new("form nobody offered", "cases/{kind}/{id}/do/{command}", "legal1", $"/cases/grants/{Closed}/do/clear", Status: 409),
        new("form of an expense report", "cases/{kind}/{id}/do/{command}", "representa-a", "/cases/grants/[Escuela de música]/do/report-tranche"),
        new("form of a payment order", "cases/{kind}/{id}/do/{command}", "tesoreria1", "/cases/grants/[Alfabetización de mujeres]/do/order-tranche"),
        new("form of a decision on expenses", "cases/{kind}/{id}/do/{command}", "control3", "/cases/grants/[Comedores escolares]/do/accept-tranche"),
        new("confirmation", "cases/{kind}/{id}/done/{version:long}", "tecnico1", $"/cases/grants/{Reviewed}/done/4"),
        new("plan of a draft", "plan/{kind}/{id}", "formula-a", $"/plan/grants/{Draft}"),
        new("plan: organisation", PlanSection, "formula-a", $"/plan/grants/{Draft}/general"),
        new("plan: results", PlanSection, "formula-c", $"/plan/grants/{Returned}/results"),
        new("plan: activities", PlanSection, "formula-a", $"/plan/grants/{Draft}/activities"),
        new("plan: budget", PlanSection, "formula-a", $"/plan/grants/{Draft}/budget"),
        new("plan: tranches", PlanSection, "formula-a", $"/plan/grants/{Draft}/tranches"),
        new("plan to read", PlanSection, "legal1", $"/plan/grants/{Reviewed}/budget"),
        new("plan import", "plan/{kind}/{id}/import", "formula-a", $"/plan/grants/{Draft}/import"),
        new("legal opinion", Paper, "legal1", $"/cases/grants/{Closed}") { Reach = page => page.Locator(".papers-row a").First.ClickAsync() },
        new("certificate of settlement", Paper, "auditoria1", $"/cases/grants/{Closed}") { Reach = page => page.Locator(".papers-row a").Last.ClickAsync() },
        new("genuine paper", "verify/{code?}", "auditoria1", $"/cases/grants/{Closed}") { Reach = VerifyAsync },
        new("asking for a code", "verify/{code?}", null, "/verify"),
        new("unknown code", "verify/{code?}", null, "/verify/7ZQ4-0V1N-K8RC-3D2M", Status: 404),
        new("visits", "visits", "tecnico2", "/visits"),
        new("visits with actions open", "visits", "control2", "/visits?tab=done&country=SV"),
        new("visits import", "visits/import", "control1", "/visits/import"),
        new("visit to record", "visits/{kind}/{id}/{number:int}", "tecnico2", "/visits/grants/[Cosecha de agua de lluvia en escuelas]/2"),
        new("case with visits", "cases/{kind}/{id}", "tecnico2", "/cases/grants/[Panaderías comunitarias]"),
        new("form of a visit's plan", "cases/{kind}/{id}/do/{command}", "tecnico2", "/cases/grants/[Reforestación de microcuencas]/do/plan-visit"),
        new("budget", "budget", "finanzas1", "/budget"),
        new("budget line", "budget/{code}/lines/{line?}", "finanzas1", "/budget/2026-departamento/lines/101"),
        new("budget import", "budget/import", "finanzas4", "/budget/import"),
        new("budget preview", "budget/import/{id:guid}", "finanzas4", "/budget/import")
        {
            Reach = PreviewAsync, Typed = ["presupuesto.csv", "Presupuesto", "codigo", "nombre", "asignado", "Transferencias", "mucho"],
        },
        new("assets", "assets", "custodio1", "/assets"),
        new("no assets found", "assets", "custodio1", "/assets?q=jirafa"),
        new("asset", "assets/{inventory}", "custodio1", "/assets/COM-005"),
        new("physical inventories", "assets/rounds", "patrimonio2", "/assets/rounds"),
        new("counting a round", "assets/rounds/{id}", "patrimonio2", "/assets/rounds/[Inventario físico de Bodega regional]"),
        new("round with goods missing", "cases/{kind}/{id}", "control4", "/cases/rounds/[Inventario físico de Sede regional]"),
        new("pending transfer", "cases/{kind}/{id}", "custodio2", "/cases/transfers/[Impresora a Recepción]"),
        new("offering a transfer", "assets/transfer", "custodio1", "/assets/transfer?assets=REG-011"),
        new("asset import", "assets/import", "patrimonio1", "/assets/import"),
        new("asset preview", "assets/import/{id:guid}", "patrimonio1", "/assets/import")
        {
            Reach = PreviewAssetsAsync, Typed = ["bienes.csv", "Bienes de prueba", "inventario", "descripcion", "clase", "custodio", "ubicacion", "costo", "fecha", "meses", "Silla", "Mobiliario", "Nave", "mucho", "Bodega", "custodio1"],
        },
        new("labels", "assets/labels", "patrimonio1", "/assets/labels?assets=COM-005&assets=MOB-003"),
        new("closed disposal", "cases/{kind}/{id}", "auditoria2", "/cases/disposals/[Descargo vehiculo]"),
        new("acta of a disposal", Paper, "auditoria2", "/cases/disposals/[Descargo vehiculo]") { Reach = page => page.Locator(".papers-row a").Nth(1).ClickAsync() },
        new("form of a valuation", "cases/{kind}/{id}/do/{command}", "comite1", "/cases/disposals/[Descargo computo]/do/recommend"),
        new("citizens: what a complaint is", "denuncias", null, "/denuncias"),
        new("citizens: filing", "denuncias/nueva", null, "/denuncias/nueva"),
        new("citizens: filing with errors", "denuncias/nueva", null, "/denuncias/nueva", Status: 422) { Reach = SendEmptyAsync },
        new("citizens: checking", "denuncias/nueva", null, "/denuncias/nueva", Status: 422) { Reach = CheckComplaintAsync, Typed = [Complained] },
        new("citizens: number and code", "denuncias/nueva", null, "/denuncias/nueva", Status: 422) { Reach = FileComplaintAsync, Typed = [Complained] },
        new("citizens: asking for a code", "denuncias/seguimiento", null, "/denuncias/seguimiento"),
        new("citizens: unknown code", "denuncias/seguimiento", null, "/denuncias/seguimiento", Status: 404) { Reach = UnknownCodeAsync },
        new("citizens: following", "denuncias/seguimiento", null, "/denuncias/nueva", Status: 422) { Reach = FollowComplaintAsync, Typed = [Complained] },
        new("board of complaints", "denuncias/tablero", "control1", "/denuncias/tablero"),
        new("complaint under investigation", "cases/{kind}/{id}", "investigacion1", "/cases/complaints/[Las plantas que sembraron se compraron al doble de su precio.]"),
        new("complaint with a corrective plan", "cases/{kind}/{id}", "control1", "/cases/complaints/[Pagaron a maestras que nunca llegaron.]"),
        new("closed complaint", "cases/{kind}/{id}", "auditoria1", "/cases/complaints/[La lancha del puesto de salud no funciona y la siguen pagando.]"),
        new("receipt of a complaint", Paper, "control1", "/cases/complaints/[La lancha del puesto de salud no funciona y la siguen pagando.]") { Reach = page => page.Locator(".papers-row a").First.ClickAsync() },
        new("answer to a complaint", Paper, "control1", "/cases/complaints/[La lancha del puesto de salud no funciona y la siguen pagando.]") { Reach = page => page.Locator(".papers-row a").Last.ClickAsync() },
        new("form that assigns a complaint", "cases/{kind}/{id}/do/{command}", "control1", "/cases/complaints/[Cobran por inscribirse en un taller que dicen gratuito.]/do/assign"),
        new("form that acknowledges a complaint", "cases/{kind}/{id}/do/{command}", "recepcion1", "/cases/complaints/[No entregaron los filtros de agua que firmamos como recibidos.]/do/acknowledge"),
        new("sealed identity", "cases/complaints/{id}/identity", "investigacion1", "/cases/complaints/[Las plantas que sembraron se compraron al doble de su precio.]/identity"),
        new("case frozen by a complaint", "cases/{kind}/{id}", "control1", "/cases/grants/[Reforestación de microcuencas]"),
        new("search", "search", "control1", "/search"),
        new("search results", "search", "control1", "/search?q=demostración"),
        new("search in texts", "search", "control1", "/search?q=línea base"),
        new("search without results", "search", "control1", "/search?q=jirafa"),
        new("amendment", "plan/{kind}/{id}/amend", "formula-b", "/plan/grants/[Reforestación de microcuencas]/amend"),
        new("amendment of a plan", PlanSection, "formula-b", "/plan/grants/[Reforestación de microcuencas]/budget/amend"),
        new("cases of an organisation", "cases", "formula-a", "/cases"),
        new("what expires", "expiring", "administrador1", "/expiring"),
        new("contract in execution", "cases/{kind}/{id}", "administrador1", "/cases/contracts/[Capacitación de docentes]"),
        new("closed contract", "cases/{kind}/{id}", "auditoria1", "/cases/contracts/[Servicio de imprenta]"),
        new("form of a contract", "cases/{kind}/{id}/do/{command}", "tecnico1", "/cases/contracts/[Papelería para oficinas]/do/save"),
        new("settlement of a contract", Paper, "auditoria1", "/cases/contracts/[Servicio de imprenta]") { Reach = page => page.Locator(".papers-row a").Last.ClickAsync() },
        new("oversight", "oversight", "control1", "/oversight"),
        new("workflow of a grant", "workflows/{kind}", "legal1", "/workflows/grants"),
        new("workflows", "workflows", "formula-a", "/workflows"),
        new("how a grant works", "workflows/{kind}", "formula-a", "/workflows/grants"),
    ];

    private static Task SendNothingAsync(IPage page) => page.Locator(".form-actions button[value=check]").ClickAsync();

    private static async Task GoOnAsync(IPage page)
    {
        await page.Locator(".form-actions button[value=check]").ClickAsync();
        await page.Locator("button[value=send]").WaitForAsync();
    }

    private const string Complained = "Faltan las láminas que el convenio pagó.";

    private static Task SendEmptyAsync(IPage page) => page.Locator(".form-actions button").ClickAsync();

    /// <summary>Whoever is quicker than a person could be is asked to press again, so that this presses until it was long enough.</summary>
    private static async Task CheckComplaintAsync(IPage page)
    {
        await page.Locator("#what").FillAsync(Complained);
        await page.Locator("#department").SelectOptionAsync("GT.HU");
        while (await page.Locator("button[value=send]").CountAsync() == 0)
        {
            await PostAsync(page, page.Locator(".form-actions button"));
        }
    }

    private static async Task FileComplaintAsync(IPage page)
    {
        await CheckComplaintAsync(page);
        await PostAsync(page, page.Locator("button[value=send]"));
        await page.Locator("#code").WaitForAsync();
    }

    private static async Task FollowComplaintAsync(IPage page)
    {
        await FileComplaintAsync(page);
        var code = await page.Locator("#code").GetAttributeAsync("data-code");
        await page.Locator("main a[href='/denuncias/seguimiento']").ClickAsync();
        await page.Locator("input#code").FillAsync(code!);
        await PostAsync(page, page.Locator(".form-actions button"));
        await page.Locator(".events").WaitForAsync();
    }

    private static async Task UnknownCodeAsync(IPage page)
    {
        await page.Locator("input#code").FillAsync("0000-1111-2222-3333-4444-5555-6666");
        await PostAsync(page, page.Locator(".form-actions button"));
    }

    private static async Task PostAsync(IPage page, ILocator button)
    {
        await page.RunAndWaitForResponseAsync(() => button.ClickAsync(), static r => r.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    private static async Task VerifyAsync(IPage page)
    {
        await page.Locator(".papers-row a").First.ClickAsync();
        await page.Locator("a[href^='/verify/']").First.ClickAsync();
    }

    /// <summary>A file of goods with one good row and one bad one.</summary>
    private static async Task PreviewAssetsAsync(IPage page)
    {
        const string Rows = "inventario,descripcion,clase,custodio,ubicacion,costo,fecha,meses\r\nZ-1,Silla,Mobiliario,custodio1,Bodega,100.00,2024-01-15,60\r\nZ-2,Silla,Nave,custodio1,Bodega,mucho,2024-01-15,60\r\n";
        await page.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "bienes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Rows) });
        await page.Locator("#Code").FillAsync("prueba-2027");
        await page.Locator("#Heading").FillAsync("Bienes de prueba");
        await page.Locator("main button[type=submit].btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/import", StringComparison.Ordinal));
    }

    /// <summary>Pages that answer with a file, which nobody looks at in a browser.</summary>
    public static IReadOnlyList<string> Files { get; } = ["plan/{kind}/{id}/template.xlsx"];

    /// <summary>A file with one good row and one bad one.</summary>
    private static async Task PreviewAsync(IPage page)
    {
        var file = new FilePayload { Name = "presupuesto.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("codigo,nombre,asignado\r\n450,Transferencias,50000000.00\r\n451,,mucho\r\n") };
        await page.Locator("#Upload").SetInputFilesAsync(file);
        await page.Locator("#Code").FillAsync("2027-prueba");
        await page.Locator("#Heading").FillAsync("Presupuesto");
        await page.Locator("#FiscalYear").FillAsync("2027");
        await page.Locator("main button[type=submit].btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/import", StringComparison.Ordinal));
    }
}
