using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Quotes the conversation: what the assistant answered, what the user asked.</summary>
internal static class TranscriptAnswer
{
    public static string WhatISaid(Prompt prompt, Reading reading)
    {
        if (prompt.Answers.Count == 0) return "I have not said anything in this conversation yet.";
        var question = new StemSet(reading.Focus);
        var related = prompt.Answers.Select((text, at) => (text, at, shared: question.SharedWith(text)))
            .OrderByDescending(answer => answer.shared).ThenByDescending(answer => answer.at).First();
        return $"I said: “{related.text.Trim()}”";
    }

    public static string WhatYouAsked(Prompt prompt, Reading reading)
    {
        var asked = prompt.Earlier.Where(message => MessageReader.Read(message).Kind != MessageKind.Statement).ToList();
        if (asked.Count == 0) return "You have not asked me anything before this.";
        var isFirst = Words.Lower(reading.Focus).Contains("first");
        return $"You asked: “{(isFirst ? asked[0] : asked[^1]).Trim()}”";
    }
}
