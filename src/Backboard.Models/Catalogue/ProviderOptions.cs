using System.ComponentModel.DataAnnotations;

namespace Backboard.Models.Catalogue;

/// <summary>The protocol a provider speaks.</summary>
public enum ProviderType
{
    /// <summary>OpenAI chat completions, as spoken by OpenAI, Ollama, vLLM, LM Studio, OpenRouter, Groq and Azure's v1 route.</summary>
    OpenAI,

    /// <summary>Anthropic messages.</summary>
    Anthropic,

    /// <summary>Azure OpenAI by deployment. This and the following need a build with Semantic Kernel.</summary>
    AzureOpenAI,

    /// <summary>Google's Gemini.</summary>
    Google,

    /// <summary>Mistral AI.</summary>
    Mistral,

    /// <summary>Hugging Face's text generation inference.</summary>
    HuggingFace,

    /// <summary>Ollama's own protocol.</summary>
    Ollama,
}

/// <summary>One provider (section <c>Models:Providers:NAME</c>). Needs a key, a base URL, or both.</summary>
public sealed class ProviderOptions
{
    /// <summary>Protocol. Default: <c>Anthropic</c> for the provider named <c>anthropic</c>, else <c>OpenAI</c>.</summary>
    [EnumDataType(typeof(ProviderType))]
    public ProviderType Type { get; set; }

    /// <summary>Where its API starts, such as <c>http://localhost:11434/v1</c>; absolute, http or https. Default: the vendor's own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Its key. Default: none, for compatible servers that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Models on offer, the first being the provider's default; others are refused. Default: empty, which means all it has.</summary>
    public IList<string> Models { get; } = [];
}
