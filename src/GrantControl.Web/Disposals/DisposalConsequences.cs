using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Disposals;

/// <summary>What a command does to the goods and the books, in words a person reads before sending it.</summary>
internal static class DisposalConsequences
{
    public static IReadOnlyList<Label> Of(CaseShown shown, CommandOffered offered)
    {
        var view = shown.View<DisposalView>();
        var (one, count) = (view.Assets.Count == 1, view.Assets.Count);
        return offered.Command switch
        {
            "save" => [new("La solicitud queda con estos bienes y esta causa; todavía no bloquea ninguno nuevo.", "The request stands with these assets and this cause; it locks no further one yet.")],
            "request" => one
                ? [new("El bien queda bloqueado: ningún otro expediente ni traslado puede tomarlo.", "The asset is locked: no other case or transfer can take it.")]
                : [new($"Los {count} bienes quedan bloqueados: ningún otro expediente ni traslado puede tomarlos.", $"The {count} assets are locked: no other case or transfer can take them.")],
            "withdraw" => [new("El expediente termina aquí y los bienes quedan libres.", "The case ends here and the assets are free.")],
            "verify" => [new("Lo que no se vea, o se vea con otra serie, abre un hallazgo que detiene el expediente.", "What is not seen, or seen with another serial, opens a finding that stops the case.")],
            "opine" => [new("Lo que aún sirve sólo podrá trasladarse; lo peligroso, trasladarse o destruirse.", "What still serves may only be transferred; what is hazardous, transferred or destroyed.")],
            "value" => [new($"Hacen falta {DisposalPolicy.Valuers} valúos de personas distintas; se guarda también el valor en libros de hoy.", $"It takes {DisposalPolicy.Valuers} valuations by different people; today's book value is kept as well.")],
            "recommend" => [new($"Con {DisposalPolicy.Quorum} miembros presentes y {DisposalPolicy.Majority} a favor queda recomendado.", $"With {DisposalPolicy.Quorum} members present and {DisposalPolicy.Majority} in favour it is recommended.")],
            "return" => [new("Vuelve al custodio; al solicitarse de nuevo se abren otra vez todos los vistos buenos.", "It goes back to the custodian; once requested again, every gate opens again.")],
            "authorize" => view.AboveThreshold
                ? [new($"Valor {view.Value}, sobre el umbral: hace falta también tesorería.", $"Value {view.Value}, above the threshold: the treasury must authorise too.")]
                : [new($"Autoriza el descargo por {view.Value}.", $"Authorises the disposal for {view.Value}.")],
            "reject" => [new("El expediente termina aquí y los bienes quedan libres.", "The case ends here and the assets are free.")],
            "assign" => [new($"Hacen falta {DisposalPolicy.Ordinary} miembros que digan lo mismo.", $"It takes {DisposalPolicy.Ordinary} members who say the same.")],
            "auction-failed" => [new($"Va {view.FailedAuctions + 1} de {DisposalPolicy.AuctionsThatMayFail}: después de la segunda hay que dar otro destino.", $"This is {view.FailedAuctions + 1} of {DisposalPolicy.AuctionsThatMayFail}: after the second another destination is needed.")],
            "execute" => [new("Primero declara activo fijo; auditoría da fe. Con ambos queda el acta, lista para imprimir.", "Fixed assets states it first; audit witnesses it. With both the record is ready to print.")],
            "remove-from-books" => one
                ? [new("El bien sale del registro y de los libros en un solo asiento. No se puede deshacer.", "The asset leaves register and books in one entry. This cannot be undone.")]
                : [new($"Los {count} bienes salen del registro y de los libros en un solo asiento. No se puede deshacer.", $"The {count} assets leave register and books in one entry. This cannot be undone.")],
            "close" => [new("Se comprueba que inventario, libros y acta coincidan; el expediente termina.", "Inventory, ledger and record are checked to agree; the case ends.")],
            _ => [],
        };
    }
}
