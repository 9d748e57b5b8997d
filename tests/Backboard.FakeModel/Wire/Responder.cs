using System.Net.Mime;
using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Reads a request, checks it, and answers with the scripted reply.</summary>
internal sealed class Responder(FakeModelOptions options, Script script, RequestLog log)
{
    // Anthropic's, Azure's and Google's.
    private static readonly string[] KeyHeaders = ["x-api-key", "api-key", "x-goog-api-key"];

    private long _number;

    public Task AnswerAsync(HttpContext http, IWire wire) => RecordAsync(http, wire, async (recorded, body) =>
    {
        if (options.Strict && wire.Check(body) is { } violation)
        {
            recorded.Violation = violation;
            await WriteJsonAsync(http, 400, wire.Error(400, violation));
            return;
        }

        var call = wire.Read(body);
        var reply = call.Stream ? script.For(call) : ReplyWriter.AsPlain(script.For(call));
        await WaitAsync(reply, http.RequestAborted);
        if (await RefusedAsync(http, wire, reply.Fault)) return;

        var number = Interlocked.Increment(ref _number);
        http.Response.ContentType = call.Stream ? "text/event-stream; charset=utf-8" : MediaTypeNames.Application.Json;
        IReadOnlyList<Frame> frames = call.Stream ? [.. wire.Stream(call, reply, number)] : ReplyWriter.Halves(wire.Whole(call, reply, number));
        await ReplyWriter.WriteAsync(http, recorded, frames, reply, wire, options.Time);
        if (reply.Fault is null) log.Answered(recorded, new ReportedUsage(call.InputTokens, reply.OutputTokens));
    });

    /// <summary>A call without a reply to script: token counts, embeddings.</summary>
    public Task AnswerPlainAsync(HttpContext http, IWire wire, Func<JsonElement, object> answer) =>
        RecordAsync(http, wire, (_, body) => WriteJsonAsync(http, 200, Json.Bytes(answer(body))));

    public Task AnswerEmbeddingsAsync(HttpContext http, IWire wire) => RecordAsync(http, wire, async (_, body) =>
    {
        if (script.EmbeddingsFault is { Kind: FaultKind.HangBefore }) await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        if (await RefusedAsync(http, wire, script.EmbeddingsFault)) return;
        await WriteJsonAsync(http, 200, Json.Bytes(Embeddings.Answer(body, script)));
    });

    public static Task WriteJsonAsync(HttpContext http, int status, byte[] json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Json;
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }

    private async Task RecordAsync(HttpContext http, IWire wire, Func<RecordedRequest, JsonElement, Task> answer)
    {
        var body = await ReadAsync(http.Request);
        var recorded = log.Open(http.Request, body);
        try
        {
            if (!Authorized(http.Request)) await WriteJsonAsync(http, 401, wire.Error(401, "invalid api key"));
            else if (!Json.TryParse(body, out var json)) await WriteJsonAsync(http, 400, wire.Error(400, "the body is not JSON"));
            else await answer(recorded, json);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            recorded.Disconnected = true;
        }
        finally
        {
            recorded.Status = http.Response.StatusCode;
            recorded.ResponseBytes += http.Response.ContentLength ?? 0;
            recorded.FinishedAt = options.Time.GetUtcNow();
        }
    }

    private async Task WaitAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Fault is { Kind: FaultKind.HangBefore }) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        if (reply.Before is { } gate) await gate.WaitAsync(cancellationToken);
        if (reply.Delay > TimeSpan.Zero) await Task.Delay(reply.Delay, options.Time, cancellationToken);
    }

    /// <summary>Whether the fault answers instead of the model.</summary>
    private static async Task<bool> RefusedAsync(HttpContext http, IWire wire, Fault? fault)
    {
        switch (fault)
        {
            case { Kind: FaultKind.Status }:
                if (fault.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
                await WriteJsonAsync(http, fault.Status, wire.Error(fault.Status, $"scripted {fault.Status}"));
                return true;
            case { Kind: FaultKind.Redirect }:
                http.Response.StatusCode = 307;
                http.Response.Headers.Location = fault.To;
                return true;
            case { Kind: FaultKind.Reset, After: null }:
                http.Abort();
                return true;
            default:
                return false;
        }
    }

    private bool Authorized(HttpRequest request) => options.ApiKey is not { } key
        || KeyHeaders.Any(name => request.Headers[name] == key) || request.Headers.Authorization == $"Bearer {key}";

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is { } length)
        {
            var body = new byte[length];
            await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
            return body;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }
}
