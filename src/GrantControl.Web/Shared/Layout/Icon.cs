using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Shared.Layout;

/// <summary>The small pictures of <c>/icons.svg</c>. They only repeat what the words beside them say.</summary>
public static class Icon
{
    /// <param name="name">An id of <c>wwwroot/icons.svg</c>: <c>inbox</c>, <c>clock</c>, <c>freeze</c>…</param>
    public static IHtmlContent Of(string name) =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/icons.svg#{name}\"/></svg>");
}
