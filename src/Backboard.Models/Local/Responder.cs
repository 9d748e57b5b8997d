using Backboard.Models.Local.Answers;
using Backboard.Models.Local.Language;
using Backboard.Models.Local.Tools;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local;

/// <summary>What the responder answers: words, or calls of tools.</summary>
internal sealed record Reply(string Text, IReadOnlyList<FunctionCallContent> Calls);

/// <summary>Decides the answer to a request. Pure, deterministic, and honest: it says nothing that was not said to it.</summary>
internal static class Responder
{
    public const string Offline =
        "I am the offline responder of this server, not a language model, so I cannot answer that. To add a model, set OPENAI_API_KEY or "
        + "ANTHROPIC_API_KEY, or Models__Providers__<name>__BaseUrl for a compatible server, and restart.";

    public static Reply Answer(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var prompt = Prompt.Read(messages, options);
        if (Summariser.IsOrdered(prompt.System)) return Say(Summariser.ForModel(prompt, options?.MaxOutputTokens));
        if (prompt.Called.Any(tool => tool.Output is not null)) return Say(ToolOutputs.State(prompt.Called));
        var reading = MessageReader.Read(prompt.Words);
        var calls = ToolCaller.Calls(prompt, reading, options);
        return calls.Count > 0 ? new Reply("", calls) : Say(Words(prompt, reading));
    }

    private static string Words(Prompt prompt, Reading reading) => reading.Kind switch
    {
        MessageKind.Statement => Acknowledgement.Of(reading.Statements),
        MessageKind.AboutUser => prompt.Recalled.Memories.Count == 0 && DocumentAnswer.Give(prompt, reading, onlyIfRelated: true) is { } passage
            ? passage
            : RecallAnswer.Give(prompt, reading),
        MessageKind.AboutAnswers => TranscriptAnswer.WhatISaid(prompt, reading),
        MessageKind.AboutQuestions => TranscriptAnswer.WhatYouAsked(prompt, reading),
        MessageKind.AboutDocuments => DocumentAnswer.Give(prompt, reading) ?? RecallAnswer.GiveIfRelated(prompt, reading) ?? DocumentAnswer.Nothing,
        MessageKind.Summary => DocumentAnswer.Give(prompt, reading) ?? Summariser.ForUser(prompt),
        _ => RecallAnswer.GiveIfRelated(prompt, reading) ?? DocumentAnswer.Give(prompt, reading, onlyIfRelated: true) ?? Offline,
    };

    private static Reply Say(string text) => new(text, []);
}
