using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace RiskMonitor.Rendering;

/// <summary>
/// Reads the document as it stands, from a JavaScript world of our own: what a page did to its own functions does not matter there, and the getters are taken from
/// the prototypes, since elements can be named after properties of the document.
/// </summary>
internal sealed class DocumentReader
{
    /// <summary>
    /// What no reader sees when scripts run (noscript) is left out, and so are pictures that stand in the page itself.
    /// Null while the page is not there yet; a number when it is too long.
    /// </summary>
    private const string Script = """
        (most => {
          const of = (prototype, name, target) => Object.getOwnPropertyDescriptor(prototype, name).get.call(target);
          if (of(Document.prototype, 'readyState', document) === 'loading') return null;
          const root = of(Document.prototype, 'documentElement', document);
          if (root === null) return null;
          const all = selector => Element.prototype.querySelectorAll.call(root, selector);
          for (const element of all('noscript')) Element.prototype.remove.call(element);
          for (const name of ['src', 'srcset', 'href', 'poster', 'data', 'style'])
            for (const element of all(`[${name}*="data:" i]`))
              if (/data:\s*(image|video|audio|font|application\/octet-stream)/i.test(Element.prototype.getAttribute.call(element, name))) Element.prototype.removeAttribute.call(element, name);
          const html = of(Element.prototype, 'outerHTML', root);
          return html.length > most ? html.length : '<!DOCTYPE html>' + html;
        })
        """;

    /// <summary>A page so busy that this takes longer is not quiet.</summary>
    private const int Milliseconds = 3000;

    private readonly ICDPSession _devTools;

    private DocumentReader(ICDPSession devTools) => _devTools = devTools;

    public static async Task<DocumentReader> OpenAsync(IBrowserContext context, IPage page) => new(await context.NewCDPSessionAsync(page));

    /// <summary>Null while there is nothing to read; without HTML when it is too long.</summary>
    public async Task<ReadDocument?> TryReadAsync(int maxBytes)
    {
        try
        {
            var tree = (await _devTools.SendAsync("Page.getFrameTree"))!.Value;
            var frame = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
            var world = (await _devTools.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame, ["worldName"] = "monitor" }))!.Value;
            var answer = (await _devTools.SendAsync("Runtime.evaluate", new()
            {
                ["contextId"] = world.GetProperty("executionContextId").GetInt32(),
                ["expression"] = FormattableString.Invariant($"{Script}({maxBytes})"),
                ["returnByValue"] = true,
                ["timeout"] = Milliseconds,
            }))!.Value;
            var result = answer.GetProperty("result");
            return result.TryGetProperty("value", out var value) ? Read(value, maxBytes) : null;
        }
        catch (PlaywrightException)
        {
            // It went somewhere else meanwhile, or it is too busy: the next beat tries again, and the page's time runs.
            return null;
        }
    }

    private static ReadDocument? Read(JsonElement value, int maxBytes) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()! is var html && Encoding.UTF8.GetByteCount(html) <= maxBytes => new ReadDocument(html),
        JsonValueKind.String or JsonValueKind.Number => new ReadDocument(null),
        _ => null,
    };
}

/// <summary>A document that was read.</summary>
/// <param name="Html">Null when it is longer than what is taken.</param>
internal sealed record ReadDocument(string? Html);
