using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Every path the server knows. A switch, not endpoint routing: this must cost nothing beside what it measures.</summary>
internal sealed class Router(FakeModelOptions options, Script script, RequestLog log)
{
    private readonly OpenAiWire _openAi = new(options.Time, options.TakesEmptyBesideCalls);
    private readonly AnthropicWire _anthropic = new();
    private readonly MistralWire _mistral = new(new OpenAiWire(options.Time, takesEmptyBesideCalls: true));
    private readonly OllamaWire _ollama = new();
    private readonly GoogleWire _google = new();
    private readonly Responder _responder = new(options, script, log);
    private readonly ControlEndpoints _control = new(log, script);

    public Task RouteAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("POST", "/v1/chat/completions") => _responder.AnswerAsync(http, _openAi),
        ("POST", "/v1/messages") => _responder.AnswerAsync(http, _anthropic),
        ("POST", "/v1/messages/count_tokens") => _responder.AnswerPlainAsync(http, _anthropic, CountTokens),
        ("POST", "/v1/embeddings") => _responder.AnswerEmbeddingsAsync(http, _openAi),
        ("GET", "/v1/models") => Models(http),
        ("POST", { } path) when path.StartsWith("/openai/deployments/", StringComparison.Ordinal) && path.EndsWith("/embeddings", StringComparison.Ordinal) =>
            _responder.AnswerEmbeddingsAsync(http, _openAi),
        ("POST", { } path) when path.StartsWith("/openai/deployments/", StringComparison.Ordinal) => _responder.AnswerAsync(http, _openAi),
        ("POST", "/mistral/v1/chat/completions") => _responder.AnswerAsync(http, _mistral),
        ("POST", { } path) when path.EndsWith(":streamGenerateContent", StringComparison.Ordinal) => _responder.AnswerAsync(http, _google),
        ("POST", "/api/chat") => _responder.AnswerAsync(http, _ollama),
        ("GET", "/api/tags") => Responder.WriteJsonAsync(http, 200, Json.Bytes(new { models = options.Models.Select(name => new { name, model = name }) })),
        (_, { } path) when path.StartsWith("/__", StringComparison.Ordinal) => _control.AnswerAsync(http, path),
        _ => Responder.WriteJsonAsync(http, 404, _openAi.Error(404, $"no route {http.Request.Method} {http.Request.Path}")),
    };

    private static object CountTokens(JsonElement body) => new { input_tokens = AnthropicReader.Read(body).InputTokens };

    private Task Models(HttpContext http)
    {
        var anthropic = http.Request.Headers.ContainsKey("anthropic-version");
        return Responder.WriteJsonAsync(http, 200, anthropic
            ? Json.Bytes(new
            {
                data = options.Models.Select(id => new { type = "model", id, display_name = id, created_at = "2025-01-01T00:00:00Z" }),
                has_more = false,
                first_id = options.Models.Count > 0 ? options.Models[0] : null,
                last_id = options.Models.Count > 0 ? options.Models[^1] : null,
            })
            : Json.Bytes(new
            {
                @object = "list",
                data = options.Models.Select(id => new { id, @object = "model", created = 1735689600, owned_by = "fake" }),
            }));
    }
}
