using System.ComponentModel.DataAnnotations;

namespace Backboard.Grains;

/// <summary>Section <c>Node</c>.</summary>
public sealed class NodeOptions
{
    /// <summary>
    /// Name of this process among those that share a database, 1–100 characters without '#'. The same after a restart, so that
    /// it can retire what it was before. <value>Machine name and port of the first address.</value>
    /// </summary>
    [RegularExpression("[^#]{1,100}")]
    public string? Name { get; set; }
}
