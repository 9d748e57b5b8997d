using System.Text.Json;

namespace Backboard.Host;

/// <summary>Reads a request of the Messages API: its version first, then its body.</summary>
internal static class ClaudeBody
{
    public static async Task<Parsed<ClaudeRequest>> Read(
        HttpRequest request, LimitsOptions limits, ClaudePurpose purpose, CancellationToken cancellationToken)
    {
        var version = ClaudeVersion.Of(request);
        if (version.Refusal is { } unversioned)
            return unversioned;
        var options = new JsonDocumentOptions { MaxDepth = limits.MaxJsonDepth, AllowDuplicateProperties = false };
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, options, cancellationToken);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? ClaudeRequest.From(document.RootElement, limits, version.Value!, purpose)
                : Error.Invalid("The request body is not a JSON object");
        }
        catch (JsonException e)
        {
            return Error.Invalid($"The request body is not valid JSON: {JsonText.Explain(e)}");
        }
        catch (InvalidOperationException)
        {
            return Error.Invalid("The request body is not valid JSON: a member's name is not valid Unicode");
        }
    }
}
