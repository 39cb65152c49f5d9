"""Formulas that can be read, and prices that are left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.gui.detail.passage import passage_html
from readerapp.gui.formulas.markdown_rules import plain_with_formulas
from readerapp.gui.formulas.writing import formula_html, formula_text


@pytest.mark.parametrize(
    ("latex", "html", "text"),
    [
        ("x^2", "<i>x</i><sup>2</sup>", "x²"),
        (r"\alpha_{t-1}", "<i>α</i><sub><i>t</i>−1</sub>", "αₜ₋₁"),
        (r"\frac{a+b}{c}", "(<i>a</i> + <i>b</i>)/<i>c</i>", "(a + b)/c"),
        (r"\tfrac12", "1/2", "1/2"),
        (r"\sum_{i=1}^{n} x_i", "∑<sub><i>i</i>=1</sub><sup><i>n</i></sup><i>x</i><sub><i>i</i></sub>", "∑ᵢ₌₁ⁿxᵢ"),
        (r"\mathcal{O}(n \log n)", "<i>O</i>(<i>n</i> log <i>n</i>)", "O(n log n)"),
        (r"\mathbb{R}^{d \times k}", "ℝ<sup><i>d</i>×<i>k</i></sup>", "ℝ^(d×k)"),
        (r"10^{-5}", "10<sup>−5</sup>", "10⁻⁵"),
        (r"\|x\|_2 \leq \epsilon", "‖<i>x</i>‖<sub>2</sub> ≤ <i>ε</i>", "‖x‖₂ ≤ ε"),
        (r"\sqrt{d_k}", "√<i>d</i><sub><i>k</i></sub>", "√dₖ"),
        (r"\hat{y}, \bar x", "<i>ŷ</i>, <i>x\u0304</i>", "ŷ, x\u0304"),
        (r"\text{if } x", "if <i>x</i>", "if x"),
        (r"\operatorname*{arg\,max}_a Q", "arg max<sub><i>a</i></sub><i>Q</i>", "arg maxₐQ"),
        (r"\begin{cases} 1 & x>0 \\ 0 \end{cases}", "1&nbsp;  <i>x</i> &gt; 0<br/>0", "1   x > 0; 0"),
        (r"\left( x \right)", "(<i>x</i>)", "(x)"),
        (r"1,000", "1,000", "1,000"),
        (r"-x+y", "−<i>x</i> + <i>y</i>", "−x + y"),
        (r"\nosuchcommand{x} \\", "nosuchcommand<i>x</i>", "nosuchcommandx"),
        (r"\textbf{Bold \emph{and} more}", "<b>Bold </b><i>and</i><b> more</b>", "Bold and more"),
        ("<b>", "&lt; <i>b</i> &gt; ", "< b >"),
        ("}{", "", ""),
        ("\\", "", ""),
    ],
)
def test_formulas_read_well(latex: str, html: str, text: str) -> None:
    assert (formula_html(latex), formula_text(latex)) == (html, text)


@given(st.text(alphabet=st.sampled_from(r"\\{}^_$&abx1 frac()[]<>|'~%" + "\n"), max_size=120))
def test_whatever_a_formula_says_no_backslash_and_no_markup_is_left(latex: str) -> None:
    html, text = formula_html(latex), formula_text(latex)
    assert "\\" not in html + text
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html)) <= {"i", "b", "sup", "sub", "br"}


def test_a_formula_nested_without_end_is_read_in_time() -> None:
    assert formula_text("{" * 3000 + "x") == "x"
    assert "x" in formula_text(r"\frac{" * 500 + "x")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("so $n$-gram", "<p>so <i>n</i>-gram</p>"),
        ("so $k$NN", "<p>so <i>k</i>NN</p>"),
        (r"a \(x^2\) b", "<p>a <i>x</i><sup>2</sup> b</p>"),
        (r"a \[x = 1\] b", "<p>a <i>x</i> = 1 b</p>"),
        ("$$\nx\n= y\n$$", '<p class="formula"><i>x</i> = <i>y</i></p>'),
        ("`$x$` and $x$", "<p><code>$x$</code> and <i>x</i></p>"),
        (r"\emph{this}", "<p><i>this</i></p>"),
        ("**$y$**", "<p><strong><i>y</i></strong></p>"),
        ("costs $5 and $6 now", "<p>costs $5 and $6 now</p>"),
        ("$5-$6", "<p>$5-$6</p>"),
        ("from $675 mln to $2.6B, or 3$ less", "<p>from $675 mln to $2.6B, or 3$ less</p>"),
        ("pay $5, or 5$ now", "<p>pay $5, or 5$ now</p>"),
        (r"\$5 and \$6", "<p>$5 and $6</p>"),
        (r"see \[1\] \(there\)", "<p>see [1] (there)</p>"),
        (r"\[a link\](see = this)", "<p>[a link](see = this)</p>"),
        (r"C:\new\text", r"<p>C:\new\text</p>"),
    ],
)
def test_formulas_are_found_in_passages_and_prices_are_not_formulas(markdown: str, html: str) -> None:
    assert passage_html(markdown).strip() == html


def test_titles_have_their_formulas_in_unicode() -> None:
    assert plain_with_formulas(r"AT$^2$PO: $\lambda$-calculus at 100\% for $5 and $6") == (
        "AT²PO: λ-calculus at 100% for $5 and $6"
    )
    assert plain_with_formulas("plain") == "plain"
