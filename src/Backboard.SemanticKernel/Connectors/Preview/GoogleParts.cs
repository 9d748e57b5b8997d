using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>
/// Calls and results of the history on their way through Google's connector, which takes them only from answers that it read itself: they
/// travel as text that nobody else can write, and become what they are in the request's body.
/// </summary>
internal static class GoogleParts
{
    // Of this process alone, so that no user's words are ever taken for a part.
    private static readonly string Mark = $"part-{RandomNumberGenerator.GetHexString(32)}:";

    public static TextContent Hide(JsonObject part) => new(Mark + part.ToJsonString());

    /// <summary>
    /// Puts the parts where they belong. Results that follow each other become one turn: as many as there were calls is the rule.
    /// </summary>
    public static void Reveal(JsonNode? request)
    {
        if (request?["contents"] is not JsonArray contents) return;
        JsonArray? results = null;
        foreach (var content in contents.ToList())
        {
            if (content?["parts"] is not JsonArray parts) continue;
            for (var at = 0; at < parts.Count; at++)
            {
                if (parts[at]?["text"] is JsonValue text && text.GetValue<string>().StartsWith(Mark, StringComparison.Ordinal))
                    parts[at] = JsonNode.Parse(text.GetValue<string>()[Mark.Length..]);
            }

            var isResult = parts.Count > 0 && parts[0]?["functionResponse"] is not null;
            if (isResult && results is not null)
            {
                foreach (var part in parts.ToList())
                {
                    parts.Remove(part);
                    results.Add(part);
                }

                contents.Remove(content);
                continue;
            }

            results = isResult ? parts : null;
        }
    }

    public static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
