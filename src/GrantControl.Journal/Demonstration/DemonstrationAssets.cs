using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>A small register of made-up goods, and disposals of some of them in different states.</summary>
internal static class DemonstrationAssets
{
    public const string Code = "bienes-centrales";
    public const string Title = "Bienes de la oficina central";

    public static DisposalCast Cast { get; } = new(
        "custodio1", "patrimonio1", "auditoria1", "auditoria2", "especialista1", ["perito1", "perito2"], ["comite1", "comite2", "comite3"],
        "legal2", "titular1", "tesoreria2", "finanzas4");

    /// <summary>Which goods, how far, and to which destination.</summary>
    public static IReadOnlyList<(string Key, string[] Goods, string State, Destination Destination)> Disposals { get; } =
    [
        ("vehiculo", ["VEH-001"], DisposalStates.Closed, Destination.Auction),
        ("mobiliario", ["MOB-001", "MOB-002"], DisposalStates.Removed, Destination.Donation),
        ("computo", ["COM-001", "COM-002", "COM-003"], DisposalStates.Valued, Destination.Destruction),
        ("impresoras", ["COM-004"], DisposalStates.Requested, Destination.Destruction),
        ("escritorios", ["MOB-003"], DisposalStates.Draft, Destination.Transfer),
        ("proyectores", ["REG-001"], DisposalStates.Verified, Destination.Destruction),
        ("ventiladores", ["REG-002"], DisposalStates.Opined, Destination.Destruction),
        ("teléfonos", ["REG-003"], DisposalStates.Recommended, Destination.Destruction),
        ("escáneres", ["REG-004"], DisposalStates.Returned, Destination.Destruction),
        ("planta eléctrica", ["REG-005"], DisposalStates.LegalCleared, Destination.Auction),
        ("fotocopiadora", ["REG-006"], DisposalStates.Authorized, Destination.Auction),
        ("sillas", ["REG-007"], DisposalStates.Rejected, Destination.Donation),
        ("estanterías", ["REG-008"], DisposalStates.Assigned, Destination.Donation),
        ("televisores", ["REG-009"], DisposalStates.Executed, Destination.Auction),
        ("cámaras", ["REG-010"], DisposalStates.Withdrawn, Destination.Destruction),
    ];

    /// <summary>A second inventory, so that an installation that already has the first one gets this one too.</summary>
    public const string RegionalCode = "bienes-regionales";
    public const string RegionalTitle = "Bienes de la sede regional";
    public const string Office = "Sede regional";
    public const string Archive = "Archivo regional";

    public static IReadOnlyList<AssetEntered> Regional(DateOnly today) =>
    [
        .. new[] { "Proyector", "Ventilador industrial", "Central telefónica", "Escáner de cama plana", "Planta eléctrica", "Fotocopiadora", "Juego de sillas", "Estantería", "Televisor", "Cámara fotográfica" }
            .Select((name, i) => Good($"REG-{i + 1:000}", $"SN-REG-{i + 1:000}", name, i is 6 or 7 ? "furniture" : "equipment", 240_000 + (i * 61_500), today.AddYears(-6).AddMonths(i), 60) with { Place = "Bodega regional" }),
        .. new[] { "Escritorio", "Silla ejecutiva", "Computadora portátil", "Monitor", "Impresora", "Mesa plegable" }
            .Select((name, i) => Good($"REG-{i + 11:000}", i is 2 or 3 or 4 ? $"SN-REG-{i + 11:000}" : "", name, i is 2 or 3 or 4 ? "equipment" : "furniture", 95_000 + (i * 82_000), today.AddYears(-3), 120) with { Place = Office }),
        .. new[] { "Archivador", "Escalera" }.Select((name, i) => Good($"REG-{i + 17:000}", "", name, "furniture", 88_000, today.AddYears(-4), 120) with { Place = Archive }),
    ];

    public static IReadOnlyList<AssetEntered> Goods(DateOnly today) =>
    [
        Good("VEH-001", "VIN-DEMO-001", "Camioneta de doble cabina", "vehicle", 24_500_000, today.AddYears(-11), 120),
        Good("VEH-002", "VIN-DEMO-002", "Motocicleta de mensajería", "vehicle", 1_850_000, today.AddYears(-4), 60),
        Good("COM-001", "SN-DEMO-101", "Computadora de escritorio", "equipment", 650_000, today.AddYears(-7), 60),
        Good("COM-002", "SN-DEMO-102", "Computadora de escritorio", "equipment", 650_000, today.AddYears(-7), 60),
        Good("COM-003", "SN-DEMO-103", "Computadora portátil", "equipment", 920_000, today.AddYears(-6), 60),
        Good("COM-004", "SN-DEMO-104", "Impresora láser", "equipment", 380_000, today.AddYears(-3), 60),
        Good("COM-005", "SN-DEMO-105", "Servidor", "equipment", 5_400_000, today.AddYears(-2), 60),
        Good("MOB-001", "", "Escritorio de madera", "furniture", 145_000, today.AddYears(-9), 120),
        Good("MOB-002", "", "Archivador metálico", "furniture", 98_000, today.AddYears(-9), 120),
        Good("MOB-003", "", "Mesa de reuniones", "furniture", 310_000, today.AddYears(-5), 120),
    ];

    private static AssetEntered Good(string inventory, string serial, string description, string kind, long cost, DateOnly acquired, int life) =>
        new(inventory, serial, description, kind, "custodio1", "Bodega central", new Money(cost, Currency.Gtq), acquired, life);
}
