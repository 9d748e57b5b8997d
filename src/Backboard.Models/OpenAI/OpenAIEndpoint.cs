namespace Backboard.Models.OpenAI;

/// <summary>Where an OpenAI-compatible API is, and what sets the vendor's own apart from the compatible ones.</summary>
internal sealed record OpenAIEndpoint(Uri BaseUrl)
{
    public static Uri Vendor { get; } = new("https://api.openai.com/v1");

    private bool IsVendor => BaseUrl.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Newer models refuse <c>max_tokens</c>; many compatible servers know nothing else.</summary>
    public ReadOnlySpan<byte> MaxTokensName(string model) =>
        IsVendor || IsReasoningModel(model) ? "max_completion_tokens"u8 : "max_tokens"u8;

    // Also behind a gateway, as openai/gpt-5.
    private static bool IsReasoningModel(string model)
    {
        var name = model.AsSpan(model.LastIndexOf('/') + 1);
        return name.StartsWith("gpt-5", StringComparison.Ordinal)
            || (name.Length > 1 && name[0] == 'o' && char.IsAsciiDigit(name[1]));
    }
}
