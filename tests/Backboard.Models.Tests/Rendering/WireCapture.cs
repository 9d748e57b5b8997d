using System.Net;
using System.Text;
using Backboard.Models.Anthropic;
using Backboard.Models.Gateway;
using Backboard.Models.OpenAI;
using Backboard.Models.Resilience;
using Backboard.Models.Tokens;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Tests.Rendering;

/// <summary>Renders requests through the real clients and keeps what they would put on the wire.</summary>
internal sealed class WireCapture : HttpMessageHandler
{
    private const string OpenAiAnswer = """
        data: {"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    private const string AnthropicAnswer = """
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}

        data: {"type":"message_stop"}


        """;

    private readonly ModelGateway _gateway;
    private string _body = "";

    public WireCapture(string openAi = "http://openai.test/v1")
    {
        var http = new ProviderHttp(this, TimeProvider.System);
        _gateway = new ModelGateway(
            [
                new OpenAIChatProvider("openai", new Uri(openAi), "key", http),
                new AnthropicChatProvider("anthropic", new Uri("http://anthropic.test"), "key", http),
            ],
            Options.Create(new ModelTimeoutOptions()),
            new TokenEstimator(),
            TimeProvider.System,
            NullLogger<ModelGateway>.Instance);
    }

    public async Task<string> Render(ModelRequest request)
    {
        var answer = await Answer.Read(_gateway.Stream(request, default));
        Assert.IsType<ModelAnswered>(answer.Updates[^1]);
        return _body;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var answer = request.RequestUri!.Host == "anthropic.test" ? AnthropicAnswer : OpenAiAnswer;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "text/event-stream") };
    }
}
