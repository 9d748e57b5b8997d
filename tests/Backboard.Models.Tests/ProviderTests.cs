using Backboard.Models.Tests.Contract;

namespace Backboard.Models.Tests;

public sealed class OpenAIAnswerTests : AnswerContract
{
    protected override string Provider => "openai";
}

public sealed class OpenAIToolTests : ToolContract
{
    protected override string Provider => "openai";
}

public sealed class OpenAIFaultTests : FaultContract
{
    protected override string Provider => "openai";
}

public sealed class OpenAITimeoutTests : TimeoutContract
{
    protected override string Provider => "openai";
}

public sealed class AnthropicAnswerTests : AnswerContract
{
    protected override string Provider => "anthropic";
}

public sealed class AnthropicToolTests : ToolContract
{
    protected override string Provider => "anthropic";
}

public sealed class AnthropicFaultTests : FaultContract
{
    protected override string Provider => "anthropic";
}

public sealed class AnthropicTimeoutTests : TimeoutContract
{
    protected override string Provider => "anthropic";
}
