using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Backboard.FakeModel.Wire;

namespace Backboard.FakeModel.Scripting;

/// <summary>Tool calls for <c>[[tools:N]]</c> (from the tools offered) and <c>[[tool:name {json}]]</c> (as given).</summary>
internal static class ScriptedCalls
{
    public static ImmutableArray<ToolCallReply> For(ModelCall call, IReadOnlyList<Directive> directives)
    {
        var calls = ImmutableArray.CreateBuilder<ToolCallReply>();
        foreach (var directive in directives)
        {
            // Once the tools have answered, the model answers too, unless more rounds are asked for.
            if (call.Round >= (directive.Number("rounds") ?? 1)) continue;
            if (directive.Name is "tool") calls.Add(Given(directive));
            if (directive.Name is "tools") calls.AddRange(FromOffer(call, directive));
        }

        return calls.ToImmutable();
    }

    private static ToolCallReply Given(Directive directive)
    {
        var brace = directive.Rest.IndexOf('{');
        return new ToolCallReply(directive.Value, brace < 0 ? "{}" : directive.Rest[brace..(directive.Rest.LastIndexOf('}') + 1)]);
    }

    private static IEnumerable<ToolCallReply> FromOffer(ModelCall call, Directive directive)
    {
        var tools = call.Tools.Where(tool => directive.Text("name") is not { } name || tool.Name == name).ToList();
        if (tools.Count == 0) return [];
        return Enumerable.Range(0, directive.ValueOr(1)).Select(i =>
            new ToolCallReply(tools[i % tools.Count].Name, Arguments(tools[i % tools.Count].Schema, i + 1).ToJsonString(Json.Relaxed)));
    }

    /// <summary>An object with every property of the schema: the n-th call gets <c>"city 2"</c>, 2, true, [], {} or the first enum value.</summary>
    private static JsonObject Arguments(JsonElement schema, int n)
    {
        var arguments = new JsonObject();
        if (!schema.TryGet("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return arguments;
        foreach (var property in properties.EnumerateObject())
            arguments[property.Name] = Sample(property.Name, property.Value, n);
        return arguments;
    }

    private static JsonNode Sample(string name, JsonElement schema, int n)
    {
        if (schema.Items("enum").FirstOrDefault() is { ValueKind: not JsonValueKind.Undefined } first) return JsonNode.Parse(first.GetRawText())!;
        return schema.Text("type") switch
        {
            "integer" or "number" => n,
            "boolean" => true,
            "array" => new JsonArray(),
            "object" => Arguments(schema, n),
            _ => $"{name} {n}",
        };
    }
}
