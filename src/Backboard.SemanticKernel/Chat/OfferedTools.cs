using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Chat;

/// <summary>Tools as a plugin whose name does not become a part of theirs.</summary>
internal sealed class OfferedTools(IReadOnlyList<KernelFunction> tools) : KernelPlugin("tools")
{
    public override int FunctionCount => tools.Count;

    public override bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function)
    {
        function = tools.FirstOrDefault(tool => tool.Name == name);
        return function is not null;
    }

    public override IEnumerator<KernelFunction> GetEnumerator() => tools.GetEnumerator();
}
