using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Chat;

/// <summary>Tools as Semantic Kernel offers them: functions whose parameters have a schema each. Nobody calls them here.</summary>
internal static class KernelTools
{
    public static IReadOnlyList<KernelFunction> Of(IEnumerable<AITool>? tools) => tools is null ? [] : [.. tools.OfType<AIFunctionDeclaration>().Select(Function)];

    private static KernelFunction Function(AIFunctionDeclaration tool) => KernelFunctionFactory.CreateFromMethod(
        NeverCalled,
        new KernelFunctionFromMethodOptions { FunctionName = tool.Name, Description = tool.Description, Parameters = Parameters(tool.JsonSchema) });

    private static string NeverCalled() => throw new InvalidOperationException("Calls go to the client.");

    private static IEnumerable<KernelParameterMetadata> Parameters(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) yield break;
        var required = schema.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.ToString()).ToHashSet()
            : [];
        foreach (var property in properties.EnumerateObject())
        {
            yield return new KernelParameterMetadata(property.Name)
            {
                IsRequired = required.Contains(property.Name),
                Schema = KernelJsonSchema.Parse(SchemaReferences.Resolve(property.Value, schema)),
            };
        }
    }
}
