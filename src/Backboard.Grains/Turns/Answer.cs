using System.Text;

namespace Backboard.Grains;

/// <summary>A model's answer as far as it has come, and how much of it readers have been shown.</summary>
internal sealed class Answer
{
    private const string Paragraph = "\n\n";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private int _publishedText;
    private int _publishedReasoning;
    private bool _breaksText;
    private bool _breaksReasoning;

    /// <summary>What readers are told before the answer's first word, as long as they have not been.</summary>
    public ImmutableArray<TurnEvent> Opening { get; set; } = [];

    /// <summary>What the marks in the text stand for.</summary>
    public ImmutableArray<Citation> Citations { get; set; } = [];

    /// <summary>Somebody reads along: deltas are to be published.</summary>
    public bool IsStreamed { get; set; }

    public int Pending => _text.Length - _publishedText + _reasoning.Length - _publishedReasoning;

    public void AddText(string text) => Add(_text, text, ref _breaksText);

    public void AddReasoning(string text) => Add(_reasoning, text, ref _breaksReasoning);

    /// <summary>What follows begins a paragraph of its own.</summary>
    public void Break() => _breaksText = _breaksReasoning = true;

    public AnswerSnapshot Take() => new(
        _text.ToString(),
        _reasoning.ToString(),
        IsStreamed ? _reasoning.ToString(_publishedReasoning, _reasoning.Length - _publishedReasoning) : "",
        IsStreamed ? _text.ToString(_publishedText, _text.Length - _publishedText) : "") { Opening = Opening, Citations = Citations };

    /// <summary>What a flush shows: the unpublished part alone.</summary>
    public AnswerSnapshot TakePending() => new(
        "",
        "",
        _reasoning.ToString(_publishedReasoning, _reasoning.Length - _publishedReasoning),
        _text.ToString(_publishedText, _text.Length - _publishedText)) { Opening = Opening };

    /// <summary>Learns what a committed write showed to readers.</summary>
    public void Observe(TurnEvent published)
    {
        if (published is ContentStreaming content)
            _publishedText += content.Content.Length;
        else if (published is ReasoningStreaming reasoning)
            _publishedReasoning += reasoning.Content.Length;
        else if (published is RunStarted)
            Opening = [];
    }

    private static void Add(StringBuilder all, string text, ref bool breaks)
    {
        if (text.Length == 0)
            return;
        if (breaks && all.Length > 0)
            all.Append(Paragraph);
        breaks = false;
        all.Append(text);
    }
}

/// <summary>An answer at one moment.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Reasoning">All of it.</param>
/// <param name="PendingReasoning">What readers have not been shown; empty while nobody reads along.</param>
/// <param name="PendingText">What readers have not been shown; empty while nobody reads along.</param>
internal sealed record AnswerSnapshot(string Text, string Reasoning, string PendingReasoning, string PendingText)
{
    public ImmutableArray<TurnEvent> Opening { get; init; } = [];

    /// <summary>What the marks in the text stand for.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>What is left of an answer whose process died: the text that readers were shown.</summary>
    public static AnswerSnapshot Seen(string text) => new(text, "", "", "");

    /// <summary>Shows the rest: a flush may stand in the same transaction as the end, and has shown its part then.</summary>
    public void EmitPending(Draft draft, Guid runId)
    {
        if (!draft.Opens(runId))
            foreach (var opening in Opening)
                draft.Emit(runId, opening);
        var (reasoning, text) = draft.Shown(runId);
        if (PendingReasoning.Length > reasoning)
            draft.Emit(runId, new ReasoningStreaming(PendingReasoning[reasoning..]));
        if (PendingText.Length > text)
            draft.Emit(runId, new ContentStreaming(PendingText[text..]));
    }
}
