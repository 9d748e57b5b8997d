using System.ComponentModel.DataAnnotations;

namespace Backboard.Host;

/// <summary>Section <c>Auth</c>: the first key, and the secret under which keys are stored.</summary>
public sealed class AuthOptions
{
    /// <summary>A key of tenant <c>default</c> that exists from the first start, at least 16 characters. <value>None: one is made.</value></summary>
    [MinLength(16)]
    public string? BootstrapKey { get; set; }

    /// <summary>Where a key that was made is kept, readable by the owner alone. <value><c>data/api-key</c>.</value></summary>
    [Required(AllowEmptyStrings = false)]
    public string KeyFile { get; set; } = "data/api-key";

    /// <summary>
    /// The server's pepper, at least 16 characters; the same on every node of one database. <value>None: one is made and
    /// kept in <see cref="PepperFile"/>.</value>
    /// </summary>
    [MinLength(16)]
    public string? Pepper { get; set; }

    /// <summary>Where a pepper that was made is kept, readable by the owner alone. <value><c>data/pepper</c>.</value></summary>
    [Required(AllowEmptyStrings = false)]
    public string PepperFile { get; set; } = "data/pepper";

    /// <summary>Wrong keys a minute and address until the answer is 429, 1–10,000. <value>20.</value></summary>
    [Range(1, 10_000)]
    public int FailuresPerMinute { get; set; } = 20;
}
