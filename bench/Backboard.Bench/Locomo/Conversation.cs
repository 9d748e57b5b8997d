using Backboard.Abstractions;

namespace Backboard.Bench.Locomo;

/// <param name="Turns">In the order they were said, session after session.</param>
internal sealed record Conversation(string Name, IReadOnlyList<SpokenTurn> Turns, IReadOnlyList<Question> Questions)
{
    /// <summary>When its last session began: what the questions are asked after.</summary>
    public DateTimeOffset AskedAt => Turns[^1].ToldAt;
}

/// <summary>Both count from 1; the data writes them <c>D3:12</c>.</summary>
internal sealed record TurnId(int Session, int Number);

/// <param name="Text">Who speaks, what they say, and what is on the picture they show.</param>
internal sealed record SpokenTurn(TurnId Id, DateTimeOffset ToldAt, string Text)
{
    /// <summary>As if every session were a thread, every turn one of its messages.</summary>
    public MemorySource Source => new(
        new Guid(Id.Session, 0, 0, new byte[8]), new Guid(Id.Session, (short)Id.Number, 0, new byte[8]), Id.Number, Start: 0, Text.Length);
}

/// <param name="Category">1 multi-hop, 2 temporal, 3 commonsense, 4 single-hop.</param>
/// <param name="Evidence">The turns that hold the answer, at least one.</param>
internal sealed record Question(string Text, int Category, IReadOnlySet<TurnId> Evidence);
