import "../styles/hangul.css";
