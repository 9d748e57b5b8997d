namespace Backboard.Grains;

/// <summary>Tokens of a window that mostly grows at its end: every message is counted once, however long the window is.</summary>
internal sealed class WindowMeter(IModelGateway models)
{
    private ModelInfo? _model;
    private Message? _first;
    private Message? _last;
    private int _count;
    private int _tokens;

    public int Measure(ImmutableArray<Message> window, ModelInfo model)
    {
        var counted = Continues(window, model) ? _count : 0;
        var tokens = counted > 0 ? _tokens : 0;
        for (var i = counted; i < window.Length; i++)
            tokens += ContextWindow.Tokens(models, model, window[i]);
        (_model, _count, _tokens) = (model, window.Length, tokens);
        (_first, _last) = window.IsEmpty ? (null, null) : (window[0], window[^1]);
        return tokens;
    }

    private bool Continues(ImmutableArray<Message> window, ModelInfo model) =>
        _count > 0
        && window.Length >= _count
        && ReferenceEquals(window[0], _first)
        && ReferenceEquals(window[_count - 1], _last)
        && model == _model;
}
