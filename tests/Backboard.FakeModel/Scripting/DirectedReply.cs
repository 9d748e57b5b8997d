using System.Text.Json;

namespace Backboard.FakeModel.Scripting;

/// <summary>The reply that the directives of the newest user message ask for, or else the default one.</summary>
internal static class DirectedReply
{
    public static Reply For(ModelCall call, IReadOnlyList<Directive> directives, Gates gates)
    {
        var reply = new Reply();
        var text = call.Results.Count > 0 ? Results(call) : $"reply to: {Directive.Strip(call.LastUserText)}";
        foreach (var directive in directives)
        {
            switch (directive.Name)
            {
                case "text": text = directive.Rest; break;
                case "echo": text = Directive.Strip(call.LastUserText); break;
                case "words":
                    text = string.Join(' ', Enumerable.Range(1, directive.ValueOr(10)).Select(n => $"word{n}"));
                    if (directive.Number("every") is { } every) reply = reply with { WordDelay = TimeSpan.FromMilliseconds(every) };
                    break;
                case "delay": reply = reply with { Delay = TimeSpan.FromMilliseconds(directive.ValueOr(0)) }; break;
                case "reasoning": reply = reply with { Reasoning = directive.Rest.Length > 0 ? directive.Rest : "let me think about this" }; break;
                case "max_tokens": reply = reply with { Stop = StopReason.MaxTokens }; break;
                case "content_filter": reply = reply with { Stop = StopReason.ContentFilter }; break;
                case "fault": reply = reply with { Fault = FaultOf(directive) }; break;
                case "gate" when directive.Number("after") is { } after:
                    reply = reply with { Midway = gates.Wait(directive.Value), MidwayAfter = after };
                    break;
                case "gate": reply = reply with { Before = gates.Wait(directive.Value) }; break;
                default: break;
            }
        }

        var calls = ScriptedCalls.For(call, directives);
        if (calls.IsEmpty) return reply with { Text = call.WantsJson ? AsJson(text) : text };
        var withText = directives.Any(d => d.Name is "tools" && d.Has("text"));
        return reply with { ToolCalls = calls, Text = withText ? text : "" };
    }

    private static string Results(ModelCall call) =>
        "tool results: " + string.Join("; ", call.Results.Select(result => $"{result.Name}={result.Content}"));

    private static string AsJson(string text) =>
        text.StartsWith('{') ? text : $"{{\"reply\":{JsonSerializer.Serialize(text, Wire.Json.Relaxed)}}}";

    private static Fault? FaultOf(Directive directive) => Fault.Named(directive.Value) is not { } fault
        ? null
        : fault with
        {
            RetryAfterSeconds = directive.Number("retry-after"),
            After = directive.Number("after"),
            To = directive.Text("to"),
        };
}
