using Microsoft.Extensions.Configuration;

namespace Backboard.SemanticKernel.Settings;

/// <summary>A provider that a connector serves (section <c>Models:Providers:NAME</c>).</summary>
public sealed class ConnectorOptions
{
    /// <summary><c>AzureOpenAI</c>, <c>Google</c>, <c>HuggingFace</c>, <c>Mistral</c> or <c>Ollama</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>Where its API starts: for Azure OpenAI the resource, for Mistral with the <c>/v1</c>. Default: the vendor's own, where there is one.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Its key. Default: none, for servers that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Version of Azure OpenAI's API, such as <c>2024-10-21</c>. Default: the client's own.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>Models (for Azure OpenAI deployments) on offer. One whose name contains <c>embed</c> is the default for embeddings.</summary>
    public IList<string> Models { get; } = [];

    internal Uri? Address => BaseUrl is null ? null : new Uri(BaseUrl);

    internal static ConnectorOptions Read(IConfigurationSection section)
    {
        var options = section.Get<ConnectorOptions>() ?? new ConnectorOptions();
        options.BaseUrl = Text(options.BaseUrl);
        options.ApiKey = Text(options.ApiKey);
        options.ApiVersion = Text(options.ApiVersion);
        return options;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
