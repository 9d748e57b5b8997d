using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Which side of the assistant's behaviour a standing wish is about.</summary>
internal static class InstructionReader
{
    private static readonly (string Key, FrozenSet<string> Values)[] Sides =
    [
        ("instruction:language", Nouns.Languages),
        ("instruction:length", WordSet.Of("short brief concise long detailed lengthy shorter longer terse verbose thorough elaborate succinct")),
        ("instruction:units", WordSet.Of("metric imperial celsius fahrenheit kilometers miles")),
        ("instruction:tone", WordSet.Of("formal informal casual friendly polite professional sarcastic formally informally casually politely serious playful")),
        ("instruction:format", WordSet.Of("bullet bullets prose table tables markdown plain json lists")),
        ("instruction:emoji", WordSet.Of("emoji emojis emoticons smileys")),
    ];

    public static void Read(Reading reading)
    {
        if (!Instructions.Is(reading.Clause)) return;
        var plain = reading.Clause.Sentence.Plain;
        var isRefused = plain.Contains(" not ", StringComparison.Ordinal) || plain.Contains(" never ", StringComparison.Ordinal) || plain.Contains(" stop ", StringComparison.Ordinal)
            || plain.Contains(" avoid ", StringComparison.Ordinal) || plain.Contains(" no more ", StringComparison.Ordinal);
        foreach (var word in reading.Words)
            foreach (var (key, values) in Sides)
                if (values.Contains(word.Text)) reading.Add(key, word.Text, true, MemoryKind.Instruction, !isRefused);
    }
}
