using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using FunctionCallContent = Microsoft.Extensions.AI.FunctionCallContent;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;
using ImageContent = Microsoft.SemanticKernel.ImageContent;
using KernelCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelResult = Microsoft.SemanticKernel.FunctionResultContent;
using KernelText = Microsoft.SemanticKernel.TextContent;
using TextContent = Microsoft.Extensions.AI.TextContent;

namespace Backboard.SemanticKernel.Chat;

/// <summary>A conversation in the words of chat completion services.</summary>
internal static class ServiceHistory
{
    public static ChatHistory Of(IEnumerable<ChatMessage> messages, ServiceDialect dialect)
    {
        var names = new Dictionary<string, string>();
        var history = new ChatHistory();
        foreach (var message in messages)
        {
            var items = new ChatMessageContentItemCollection();
            var state = message.AdditionalProperties?.GetValueOrDefault(WireKeys.ProviderState) as string;
            var calls = 0;
            foreach (var content in message.Contents)
            {
                if (content is FunctionCallContent call) names[call.CallId] = call.Name;
                if (Item(content, names) is { } item) items.Add(item is KernelCall asked ? dialect.Call(asked, state, calls++) : Answered(item, dialect));
            }

            if (items.Count > 0) history.Add(new ChatMessageContent(new AuthorRole(message.Role.Value), items));
        }

        return history;
    }

    private static KernelContent Answered(KernelContent item, ServiceDialect dialect) => item is KernelResult result ? dialect.Result(result) : item;

    private static KernelContent? Item(AIContent content, Dictionary<string, string> names) => content switch
    {
        TextContent text => new KernelText(text.Text),
        DataContent data => new ImageContent(data.Uri),
        UriContent link => new ImageContent(link.Uri) { MimeType = link.MediaType },
        FunctionCallContent call => new KernelCall(call.Name, pluginName: null, call.CallId, Arguments(call)),
        FunctionResultContent result => new KernelResult(names.GetValueOrDefault(result.CallId), pluginName: null, result.CallId, result.Result),
        _ => null,
    };

    private static KernelArguments Arguments(FunctionCallContent call)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>()) arguments[name] = value;
        return arguments;
    }
}
