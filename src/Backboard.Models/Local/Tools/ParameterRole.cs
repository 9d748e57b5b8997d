using System.Collections.Frozen;

namespace Backboard.Models.Local.Tools;

/// <summary>What a parameter's name says about the words it wants.</summary>
internal readonly struct ParameterRole(string name)
{
    private static readonly FrozenSet<string> Texts =
    [
        "query", "question", "text", "message", "input", "prompt", "search", "keyword", "keywords", "content", "q", "sentence", "expression",
        "body", "request", "note", "description", "statement", "task",
    ];

    private static readonly FrozenSet<string> Times = ["date", "day", "time", "when", "datetime", "weekday"];
    private static readonly FrozenSet<string> Sources = ["from", "origin", "source", "departure"];
    private static readonly FrozenSet<string> Targets = ["to", "destination", "target", "arrival", "recipient"];

    private readonly string[] words = [.. Identifiers.Words(name)];

    /// <summary>True where the message as a whole is what is wanted.</summary>
    public bool IsText => words.Any(Texts.Contains);

    public bool IsTime => words.Any(Times.Contains);

    /// <summary>The preposition before the wanted words, where the name implies one.</summary>
    public string? Preposition => words.Any(Sources.Contains) ? "from" : words.Any(Targets.Contains) ? "to" : null;
}
