using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Gateway;

/// <summary>The tool calls of an answer, checked, with ids that are unique in the conversation.</summary>
internal sealed class AnsweredCalls(ModelRequest request)
{
    private readonly List<FunctionCallContent> _calls = [];

    public bool IsEmpty => _calls.Count == 0;

    public void Add(FunctionCallContent call) => _calls.Add(call);

    public ImmutableArray<ToolCall> Checked()
    {
        if (_calls.Count == 0) return [];
        if (request.Tools is null) throw ProviderErrors.BadResponse("The model called a tool although none was offered.");
        var used = request.History.SelectMany(message => message.ToolCalls).Select(call => call.Id).ToHashSet();
        return [.. _calls.Select(call => new ToolCall(Unique(call.CallId, used), Name(call), Arguments(call)))];
    }

    private static string Unique(string id, HashSet<string> used)
    {
        var guard = new TextGuard();
        id = guard.Push(id) + guard.Flush();
        while (id.Length == 0 || !used.Add(id)) id = $"call_{Guid.CreateVersion7():N}"[..29];
        return id;
    }

    private static string Name(FunctionCallContent call) =>
        call.Name.Length > 0 ? call.Name : throw ProviderErrors.BadResponse("The model called a tool without naming it.");

    private static string Arguments(FunctionCallContent call)
    {
        var arguments = ToolArguments.Text(call);
        if (string.IsNullOrWhiteSpace(arguments)) return "{}";
        return ToolArguments.Json(arguments) is not null
            ? JsonEscapes.Clean(arguments)
            : throw ProviderErrors.BadResponse("The model called a tool with arguments that are not JSON.");
    }
}
