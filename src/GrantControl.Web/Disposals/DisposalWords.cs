using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Disposals;

/// <summary>The words of disposals that their workflow does not bring.</summary>
internal static class DisposalWords
{
    public static KindWords All { get; } = new()
    {
        Introduction = new(
            "Quien custodia los bienes pide darlos de baja y explica por qué; desde entonces ningún otro expediente puede tomarlos. "
            + "Activo fijo y auditoría los ven con sus propios ojos, un especialista dictamina, dos peritos los valúan por separado y el comité recomienda; jurídico revisa y el titular autoriza, con tesorería si el valor pasa del umbral. "
            + "El comité les da destino, activo fijo lo ejecuta ante auditoría, y financiero los saca de los libros por su valor exacto al mismo tiempo que salen del registro.",
            "Whoever keeps the goods asks for them to be written off and says why; from then on no other case can take them. "
            + "Fixed assets and audit see them with their own eyes, a specialist gives an opinion, two valuers appraise them separately and the committee recommends; legal reviews and the head of the institution authorises, with the treasury above the threshold. "
            + "The committee gives them a destination, fixed assets carries it out before audit, and finance takes them off the books at their exact value at the very moment they leave the register."),
        Events = Table(
            ("disposal.opened/1", "Solicitud de descargo abierta", "Disposal opened"),
            ("disposal.saved/1", "Solicitud guardada", "Request saved"),
            ("disposal.requested/1", "Descargo solicitado; bienes bloqueados", "Disposal requested; assets locked"),
            ("disposal.withdrawn/1", "Desistimiento; bienes liberados", "Withdrawn; assets released"),
            ("disposal.verified/1", "Bienes verificados", "Assets verified"),
            ("disposal.opined/1", "Dictamen técnico dado", "Technical opinion given"),
            ("disposal.valued/1", "Valúo presentado", "Valuation filed"),
            ("disposal.committee-voted/1", "Voto del comité", "Vote of the committee"),
            ("disposal.returned/1", "Devuelto con observaciones", "Returned with observations"),
            ("disposal.cleared/1", "Visto bueno jurídico", "Cleared by legal"),
            ("disposal.authorized/1", "Autorización", "Authorisation"),
            ("disposal.rejected/1", "Denegado; bienes liberados", "Rejected; assets released"),
            ("disposal.destination-assigned/1", "Destino asignado", "Destination assigned"),
            ("disposal.auction-failed/1", "Subasta desierta", "Failed auction"),
            ("disposal.executed/1", "Entrega ejecutada", "Hand-over executed"),
            ("disposal.removed-from-books/1", "Baja contable y en el registro", "Removed from books and register"),
            ("disposal.closed/1", "Expediente cerrado", "Case closed")),
        Members = Table(
            ("assets", "Bienes", "Assets"),
            ("locked", "Bienes bloqueados", "Assets locked"),
            ("released", "Bienes liberados", "Assets released"),
            ("missing", "No vistos o con otra serie", "Not seen, or with another serial"),
            ("on", "Fecha", "Date"),
            ("heldOn", "Fecha de la subasta", "Date of the auction"),
            ("book", "Valor en libros", "Book value"),
            ("cost", "Costo", "Cost"),
            ("depreciation", "Depreciación", "Depreciation"),
            ("acquiredOn", "Adquirido el", "Acquired on"),
            ("usefulLifeMonths", "Vida útil en meses", "Useful life in months"),
            ("description", "Descripción", "Description"),
            ("custodian", "Custodio", "Custodian"),
            ("class", "Clase", "Class")),
        Values = Table(
            ("depreciation", "Depreciación hasta la salida", "Depreciation up to the day they left"),
            ("disposal", "Baja de los bienes", "Disposal of the assets"),
            ("auction", "Producto de la subasta", "Proceeds of the auction")),
        Rules = Table(
            (DisposalRules.AssetsRegistered, "Los bienes están en el registro", "The assets are in the register"),
            (DisposalRules.AssetFree, "Ningún otro expediente tiene tomados los bienes", "No other case holds the assets"),
            (DisposalRules.EveryAssetAnswered, "Se responde por cada bien, y sólo por los del expediente", "Every asset of the case is answered for, and no other"),
            (DisposalRules.ValuerIsNotCustodian, "Quien valúa no es custodio de ningún bien", "The valuer keeps none of the assets"),
            (DisposalRules.MajorityInFavour, "Hay quórum y mayoría a favor; las abstenciones llevan su razón", "There is a quorum and a majority in favour; abstentions give their reason"),
            (DisposalRules.VehiclePapers, "Los vehículos traen solvencia fiscal y tarjeta de circulación", "Vehicles come with tax clearance and registration papers"),
            (DisposalRules.DestinationFits, "El destino cabe al dictamen: lo útil se traslada, lo peligroso no se subasta", "The destination fits the opinion: usable goods are transferred, hazardous ones not auctioned"),
            (DisposalRules.DestinationDocuments, "Están los documentos propios del destino", "The destination's own documents are there"),
            (DisposalRules.SameDestination, "Los miembros del comité acuerdan el mismo destino", "The members agree on the same destination"),
            (DisposalRules.ReceiverUnrelated, "Quien recibe no tiene vínculo con nadie que intervino", "The receiver is related to nobody who took part"),
            (DisposalRules.DoneeEligible, "El donatario está en el registro y sin sanción", "The donee is on the register and not sanctioned"),
            (DisposalRules.AuctionsLeft, "Una subasta desierta puede repetirse una vez", "A failed auction may be held again once"),
            (DisposalRules.IsAuction, "El destino es una subasta", "The destination is an auction"),
            (DisposalRules.OutcomeStated, "Consta cómo se ejecutó", "It is stated how it was executed"),
            (DisposalRules.EntryEqualsBookValue, "El asiento es igual al valor en libros del día de salida", "The entry equals the book value of the day they left"),
            (DisposalRules.BooksAgree, "Inventario, libros y acta coinciden", "Inventory, ledger and record agree")),
        States = Table(
            (State(DisposalStates.Draft), "El custodio escribe la solicitud; los bienes siguen libres.", "The custodian writes the request; the assets are still free."),
            (State(DisposalStates.Requested), "Los bienes están bloqueados; activo fijo y auditoría van a verlos.", "The assets are locked; fixed assets and audit go to see them."),
            (State(DisposalStates.Verified), "Se vio cada bien; el especialista dictamina.", "Each asset was seen; the specialist gives an opinion."),
            (State(DisposalStates.Opined), "Hay dictamen; dos peritos valúan, cada uno por su cuenta.", "There is an opinion; two valuers appraise, each by himself."),
            (State(DisposalStates.Valued), "Hay dos valúos; el comité vota.", "There are two valuations; the committee votes."),
            (State(DisposalStates.Recommended), "El comité recomendó; jurídico revisa.", "The committee recommended; legal reviews."),
            (State(DisposalStates.Returned), "Se devolvió con observaciones; el custodio corrige. Los bienes siguen bloqueados.", "It was returned with observations; the custodian corrects. The assets stay locked."),
            (State(DisposalStates.LegalCleared), "Jurídico dio su visto bueno; decide el titular, y tesorería si el valor lo pide.", "Legal cleared it; the head of the institution decides, and the treasury where the value asks for it."),
            (State(DisposalStates.Authorized), "Autorizado; el comité da destino a los bienes.", "Authorised; the committee gives the assets a destination."),
            (State(DisposalStates.Rejected), "El titular lo denegó con su motivo; los bienes quedaron libres.", "The head of the institution rejected it with a reason; the assets are free again."),
            (State(DisposalStates.Withdrawn), "El custodio desistió; los bienes quedaron libres.", "The custodian withdrew; the assets are free again."),
            (State(DisposalStates.Assigned), "Tienen destino; activo fijo los entrega ante auditoría.", "They have a destination; fixed assets hands them over before audit."),
            (State(DisposalStates.Executed), "Los bienes salieron; financiero los da de baja en libros.", "The assets left; finance takes them off the books."),
            (State(DisposalStates.Removed), "Salieron de los libros y del registro; auditoría comprueba y cierra.", "They left books and register; audit checks and closes."),
            (State(DisposalStates.Closed), "Inventario, libros y acta coinciden: nada queda por hacer.", "Inventory, ledger and record agree: nothing is left to do.")),
    };

    private static string State(string state) => $"{DisposalWorkflow.Definition.Id}/{state}";

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
