using System.Net.Sockets;

namespace GrantControl.Web.Shared.Requests;

/// <summary>What counts as one address when attempts are counted: whoever has an IPv6 address has 2^64 of them.</summary>
public static class Neighbourhood
{
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress switch
        {
            null => "",
            { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            var address => address.MapToIPv4().ToString(),
        };
    }
}
