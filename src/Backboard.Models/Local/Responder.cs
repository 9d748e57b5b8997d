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

    private const string Arrived = "Your files have arrived, but I cannot read anything in them yet.";

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
        _ when prompt.Words == Message.FilesAlone => DocumentAnswer.Give(prompt, reading with { Focus = "" }) ?? Arrived,
        MessageKind.Statement => Acknowledgement.Of(reading.Statements),
        MessageKind.AboutUser => AboutUser(prompt, reading),
        MessageKind.AboutAnswers => TranscriptAnswer.WhatISaid(prompt, reading),
        MessageKind.AboutQuestions => TranscriptAnswer.WhatYouAsked(prompt, reading),
        MessageKind.AboutDocuments => DocumentAnswer.Give(prompt, reading) ?? RecallAnswer.GiveIfRelated(prompt, reading) ?? DocumentAnswer.Nothing,
        MessageKind.Summary => (reading.IsAboutConversation ? null : DocumentAnswer.Give(prompt, reading)) ?? Summariser.ForUser(prompt),
        _ => RecallAnswer.GiveIfRelated(prompt, reading) ?? FromDocuments(prompt, reading, share: 0.5, least: 1) ?? Offline,
    };

    /// <summary>What was said goes before what documents say, and of what the user recalls only the former counts.</summary>
    private static string AboutUser(Prompt prompt, Reading reading)
    {
        var isRecall = reading.IsExplicitRecall || RecallAnswer.GiveIfRelated(prompt, reading) is not null;
        return (isRecall ? null : FromDocuments(prompt, reading, share: 0.66, least: 2)) ?? RecallAnswer.Give(prompt, reading);
    }

    private static string? FromDocuments(Prompt prompt, Reading reading, double share, int least) =>
        DocumentFocus.IsMeant(prompt, reading) && !reading.IsToBeMade
            ? DocumentAnswer.Give(prompt, reading)
            : DocumentAnswer.GiveIfRelated(prompt, reading, share, least);

    private static Reply Say(string text) => new(text, []);
}
