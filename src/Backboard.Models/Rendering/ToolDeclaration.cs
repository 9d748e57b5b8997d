using System.Text.Json;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Rendering;

/// <summary>A tool as its definition says, which is kept as it was given.</summary>
internal sealed class ToolDeclaration(JsonElement definition) : AIFunctionDeclaration
{
    private static readonly JsonElement AnyObject = JsonElement.Parse("""{"type":"object","properties":{}}""");

    /// <summary>The whole definition, <c>{type, function}</c>.</summary>
    public JsonElement Definition => definition;

    public override string Name => Function.Text("name"u8) ?? "";

    public override string Description => Function.Text("description"u8) ?? "";

    public override JsonElement JsonSchema =>
        Function.Get("parameters"u8) is { ValueKind: JsonValueKind.Object } schema ? schema : AnyObject;

    private JsonElement Function => definition.Get("function"u8);

    /// <summary>The tools of a JSON array; none where it is null or no array.</summary>
    public static List<AITool> List(string? tools) =>
        tools is not null && ToolArguments.Json(tools) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Select(tool => new ToolDeclaration(tool))]
            : [];
}
