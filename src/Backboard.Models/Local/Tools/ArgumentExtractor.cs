using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Backboard.Models.Local.Language;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local.Tools;

/// <summary>Fills a tool's required parameters from a message, or says that it cannot: nothing is made up.</summary>
internal static partial class ArgumentExtractor
{
    /// <summary>Null where a required parameter finds nothing in the message.</summary>
    public static Dictionary<string, object?>? Extract(AIFunctionDeclaration tool, string message)
    {
        Dictionary<string, object?> arguments = [];
        var schema = tool.JsonSchema;
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("required", out var required) || required.ValueKind != JsonValueKind.Array)
            return arguments;
        var phrases = new PhraseFinder(message, ToolMatcher.Topic(tool));
        var numbers = new Queue<string>(Number().Matches(message).Select(match => match.Value));
        foreach (var name in required.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!))
        {
            var value = Value(name, Property(schema, name), message, phrases, numbers);
            if (value is null) return null;
            arguments[name] = value;
        }
        return arguments;
    }

    private static object? Value(string name, JsonElement property, string message, PhraseFinder phrases, Queue<string> numbers)
    {
        if (Choices(property) is { Count: > 0 } choices) return choices.Find(choice => Mentions(message, choice));
        return Type(property) switch
        {
            "string" => phrases.Take(new ParameterRole(name)),
            "integer" => numbers.TryDequeue(out var digits) && long.TryParse(digits, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            "number" => numbers.TryDequeue(out var digits) && double.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => null,
        };
    }

    private static JsonElement Property(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var property)
            ? property
            : default;

    /// <summary>The type, also where it is a list that allows null or stands inside <c>anyOf</c>.</summary>
    private static string? Type(JsonElement property)
    {
        if (property.ValueKind != JsonValueKind.Object) return null;
        if (property.TryGetProperty("type", out var type))
        {
            if (type.ValueKind == JsonValueKind.String) return type.GetString();
            if (type.ValueKind == JsonValueKind.Array)
                return type.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()).FirstOrDefault(item => item != "null");
        }
        return property.TryGetProperty("anyOf", out var any) && any.ValueKind == JsonValueKind.Array
            ? any.EnumerateArray().Select(Type).FirstOrDefault(item => item is not (null or "null"))
            : null;
    }

    private static List<string> Choices(JsonElement property) =>
        property.ValueKind == JsonValueKind.Object && property.TryGetProperty("enum", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? [.. choices.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static bool Mentions(string message, string choice)
    {
        var stems = Identifiers.Words(choice).Select(Stemmer.Stem).ToList();
        var said = Words.Lower(message).Select(Stemmer.Stem).ToHashSet();
        return stems.Count > 0 && stems.TrueForAll(said.Contains);
    }

    [GeneratedRegex(@"(?<![\w.])-?\d+(?:\.\d+)?(?![\w])", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
