using System.Text;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Wire;

/// <summary>A piece of a streamed tool call.</summary>
/// <param name="Index">Which call, as the provider counts; null where it does not.</param>
internal readonly record struct ToolCallPiece(int? Index, string? Id, string? Name, string? Arguments);

/// <summary>Puts the pieces of streamed tool calls, parallel ones too, together.</summary>
internal sealed class ToolCallPieces
{
    private readonly List<Call> _calls = [];

    public void Add(ToolCallPiece piece)
    {
        var call = Find(piece);
        if (call.Id.Length == 0) call.Id = piece.Id ?? "";
        if (call.Name.Length == 0) call.Name = piece.Name ?? "";
        call.Arguments.Append(piece.Arguments);
    }

    public IEnumerable<AIContent> Whole() =>
        _calls.Select(call => ToolArguments.Content(call.Id, call.Name, call.Arguments.ToString()));

    // Some compatible servers give every parallel call the same index, or none, and a new id.
    private Call Find(ToolCallPiece piece)
    {
        var call = piece.Index is { } index ? _calls.FindLast(known => known.Index == index) : _calls.LastOrDefault();
        var another = call is null || (piece.Id is { Length: > 0 } id && call.Id.Length > 0 && id != call.Id);
        if (!another) return call!;
        call = new Call(piece.Index);
        _calls.Add(call);
        return call;
    }

    private sealed class Call(int? index)
    {
        public int? Index { get; } = index;

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
