using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>What a black-box test in another process or language asks the server about itself.</summary>
internal sealed class ControlEndpoints(RequestLog log, Script script)
{
    public Task AnswerAsync(HttpContext http, string path)
    {
        switch (http.Request.Method, path)
        {
            case ("GET", "/__requests"):
                return Responder.WriteJsonAsync(http, 200, Json.Bytes(log.Snapshot().Select(Describe)));
            case ("DELETE", "/__requests"):
                log.Clear();
                break;
            case ("GET", "/__usage"):
                var usage = log.Usage;
                return Responder.WriteJsonAsync(http, 200, Json.Bytes(new
                {
                    requests = usage.Requests,
                    answered = usage.Answered,
                    input_tokens = usage.InputTokens,
                    output_tokens = usage.OutputTokens,
                }));
            case ("POST", _) when path.StartsWith("/__gates/", StringComparison.Ordinal):
                script.OpenGate(path["/__gates/".Length..]);
                break;
            default:
                http.Response.StatusCode = 404;
                return Task.CompletedTask;
        }

        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static object Describe(RecordedRequest request) => new
    {
        method = request.Method,
        path = request.Path,
        headers = request.Headers,
        body = Body(request),
        received_at = request.ReceivedAt,
        finished_at = request.FinishedAt,
        disconnected = request.Disconnected,
        status = request.Status,
        response_bytes = request.ResponseBytes,
        violation = request.Violation,
        input_tokens = request.Usage?.InputTokens,
        output_tokens = request.Usage?.OutputTokens,
    };

    /// <summary>The body as JSON; as a string where it is none.</summary>
    private static object Body(RecordedRequest request) => Json.TryParse(request.RawBody.Span, out var json) ? json : request.Body;
}
