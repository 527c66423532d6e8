namespace GrantControl.Web.Shared.Requests;

/// <summary>Maps a function of the request to an address. Handlers take the whole request, so that every failure is theirs to word.</summary>
public static class Routes
{
    public static RouteHandlerBuilder Get(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get], (Delegate)handler);

    public static RouteHandlerBuilder Post(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> handler) =>
        routes.MapMethods(pattern, [HttpMethods.Post], (Delegate)handler);
}
